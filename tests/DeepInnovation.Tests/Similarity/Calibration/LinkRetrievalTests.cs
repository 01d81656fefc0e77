using DeepInnovation.Similarity.Calibration;

namespace DeepInnovation.Tests.Similarity.Calibration;

public sealed class LinkRetrievalTests
{
    [Fact]
    public void The_measures_of_two_papers_are_those_worked_out_by_hand()
    {
        // a: links at 2 and 7 of 20 candidates; b: a link at 1 of 3.
        var rows = LinkRetrieval.Of([Link("a", 7, 20), Link("b", 1, 3), Link("a", 2, 20)]);
        Check("precision", 1, 0.5, ((2 / 20.0) + (1 / 3.0)) / 2, 1);
        Check("precision", 5, (0.2 + 0.2) / 2, ((2 * 5 / 20.0 / 5) + (1 / 5.0)) / 2, (0.4 + 0.2) / 2);
        Check("precision", 10, (0.2 + 0.1) / 2, ((2 * 10 / 20.0 / 10) + (1 / 10.0)) / 2, (0.2 + 0.1) / 2);
        Check("recall", 1, 0.5, ((1 / 20.0) + (1 / 3.0)) / 2, (0.5 + 1) / 2);
        Check("recall", 5, (0.5 + 1) / 2, ((5 / 20.0) + 1) / 2, 1);
        Check("recall", 50, 1, 1, 1);
        // First of two links among 20 is at r with probability 2 (20 - r) / (20 * 19).
        Check("mrr", null, (0.5 + 1) / 2, (Enumerable.Range(1, 19).Sum(r => 2.0 * (20 - r) / 380 / r) + ((1 + 0.5 + (1 / 3.0)) / 3)) / 2, 1);
        Assert.All(rows, r => Assert.Equal(2, r.Papers));

        void Check(string measure, int? k, double value, double chance, double reachable)
        {
            var row = Assert.Single(rows, r => r.Measure == measure && r.K == k);
            Assert.Equal(value, row.Value!.Value, 1e-12);
            Assert.Equal(chance, row.Chance!.Value, 1e-12);
            Assert.Equal(reachable, row.Reachable!.Value, 1e-12);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(5, 5)]
    public void Chance_is_the_mean_over_all_places_that_the_links_can_have(int candidates, int links)
    {
        var sets = Enumerable.Range(0, 1 << candidates).Where(set => int.PopCount(set) == links)
            .Select(set => Enumerable.Range(1, candidates).Where(rank => (set >> (rank - 1) & 1) == 1).ToArray()).ToList();
        var rows = LinkRetrieval.Of(sets[0].Select(rank => Link("a", rank, candidates)), new CalibrationOptions { Resamples = 0 });
        Assert.Equal(sets.Average(s => 1.0 / s[0]), rows.Single(r => r.Measure == "mrr").Chance!.Value, 1e-12);
        Assert.Equal(sets.Average(s => s.Count(rank => rank <= 5) / 5.0), rows.Single(r => r is { Measure: "precision", K: 5 }).Chance!.Value, 1e-12);
        Assert.Equal(sets.Average(s => s.Count(rank => rank <= 5) / (double)links), rows.Single(r => r is { Measure: "recall", K: 5 }).Chance!.Value, 1e-12);
        Assert.All(rows, r => Assert.Null(r.Low));
    }

    [Fact]
    public void The_interval_is_about_two_standard_errors_wide_and_does_not_change()
    {
        // Recall at 1 of 0.3 over 1000 papers: standard error 0.0145.
        var links = Enumerable.Range(0, 1000).Select(i => Link($"{i:0000}", i % 10 < 3 ? 1 : 3, 50)).ToList();
        var row = LinkRetrieval.Of(links).Single(r => r is { Measure: "recall", K: 1 });
        Assert.Equal(0.3, row.Value!.Value, 1e-12);
        Assert.InRange(row.Low!.Value, 0.3 - 0.033, 0.3 - 0.024);
        Assert.InRange(row.High!.Value, 0.3 + 0.024, 0.3 + 0.033);
        links.Reverse();
        Assert.Equal(row, LinkRetrieval.Of(links).Single(r => r is { Measure: "recall", K: 1 }));
        Assert.NotEqual(LinkRetrieval.Of(links).Select(r => r.Low), LinkRetrieval.Of(links, new CalibrationOptions { Seed = 1 }).Select(r => r.Low));
    }

    [Fact]
    public void Without_links_there_are_no_values() => Assert.All(LinkRetrieval.Of([]), r => Assert.Equal((null, null, null, null, 0), (r.Value, r.Low, r.Chance, r.Reachable, r.Papers)));

    private static RankedLink Link(string paper, int rank, int candidates) => new() { PaperId = paper, PatentId = $"{rank}", Rank = rank, Candidates = candidates };
}
