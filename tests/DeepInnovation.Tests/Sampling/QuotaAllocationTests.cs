using CsCheck;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Sampling;

public sealed class QuotaAllocationTests
{
    [Theory]
    [InlineData(12, "5,5,5", "4,4,4")]
    [InlineData(11, "5,5,5", "4,4,3")] // what is left goes to the first
    [InlineData(12, "2,9,9", "2,5,5")] // a shortfall goes in equal parts to the others
    [InlineData(12, "2,4,9", "2,4,6")]
    [InlineData(2, "5,5,5", "1,1,0")]
    [InlineData(99, "1,0,3", "1,0,3")]
    [InlineData(5, "0,0", "0,0")]
    public void Equal_shares_stop_at_what_there_is(int total, string capacities, string shares) =>
        Assert.Equal(shares, string.Join(',', QuotaAllocation.EqualShares(total, Numbers(capacities))));

    [Fact]
    public void A_shortfall_goes_first_to_strata_of_the_same_verdict()
    {
        // Half candidates, half rest; candidates are short in A, so B has more of them; the rest is not touched.
        var cells = Cells(("candidate/A", 2), ("candidate/B", 50), ("rest/A", 50), ("rest/B", 50));
        QuotaAllocation.Equal(cells, 40);
        Assert.Equal("10/2/8 10/18/0 10/10/0 10/10/0", Books(cells));
    }

    [Fact]
    public void When_a_verdict_runs_out_the_other_one_fills_up()
    {
        var cells = Cells(("candidate/A", 2), ("candidate/B", 3), ("rest/A", 50), ("rest/B", 50));
        QuotaAllocation.Equal(cells, 40);
        Assert.Equal("10/2/8 10/3/7 10/18/0 10/17/0", Books(cells));
    }

    [Fact]
    public void Cells_without_documents_show_their_whole_share_as_missing()
    {
        var cells = Cells(("candidate/A", 0), ("candidate/B", 50), ("rest/A", 50), ("rest/B", 50));
        QuotaAllocation.Equal(cells, 8);
        Assert.Equal("2/0/2 2/4/0 2/2/0 2/2/0", Books(cells));
    }

    [Theory]
    [InlineData(10, "50,30,20", "5,3,2")]
    [InlineData(10, "1,1,1", "1,1,1")]
    [InlineData(4, "5,3,2", "2,1,1")] // exact shares 2, 1.2, 0.8
    [InlineData(1, "4,4", "1,0")]
    public void Proportional_shares_follow_the_largest_remainder(int size, string available, string drawn)
    {
        var cells = Numbers(available).Select((n, i) => new SampleCell([$"{i}"], n)).ToList();
        QuotaAllocation.Proportional(cells, size);
        Assert.Equal(drawn, string.Join(',', cells.Select(c => c.Drawn)));
    }

    [Fact]
    public void No_cell_gives_more_than_it_has_and_all_give_what_is_asked() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 12].Array[1, 16], Gen.Bool).Sample(
            (size, available, equal) =>
            {
                var cells = available.Select((n, i) => new SampleCell([$"{i / 4}", $"{i % 4}"], n)).ToList();
                if (equal)
                    QuotaAllocation.Equal(cells, size);
                else
                    QuotaAllocation.Proportional(cells, size);
                Assert.Equal(Math.Min(size, available.Sum()), cells.Sum(c => c.Drawn));
                Assert.All(cells, c => Assert.InRange(c.Drawn, 0, c.Available));
                if (equal)
                    Assert.All(cells.GroupBy(c => c.Levels[0]), AssertNoNeighbourIsFavoured);
            },
            seed: "0000SamplingA", iter: 5000);

    private static void AssertNoNeighbourIsFavoured(IEnumerable<SampleCell> neighbours)
    {
        // Two cells of one division differ by more than the odd one only when the smaller is empty-handed.
        var cells = neighbours.ToList();
        foreach (var less in cells.Where(c => c.Drawn < c.Available))
            Assert.All(cells, more => Assert.True(more.Drawn <= less.Drawn + 1));
    }

    private static List<SampleCell> Cells(params (string Levels, int Available)[] cells) =>
        [.. cells.Select(c => new SampleCell(c.Levels.Split('/'), c.Available))];

    private static string Books(List<SampleCell> cells) =>
        string.Join(' ', cells.Select(c => $"{c.Wanted}/{c.Drawn}/{c.Shortfall}"));

    private static int[] Numbers(string list) => [.. list.Split(',').Select(int.Parse)];
}
