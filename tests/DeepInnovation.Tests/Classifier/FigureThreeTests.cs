using DeepInnovation.Classifier;

namespace DeepInnovation.Tests.Classifier;

public sealed class FigureThreeTests
{
    // Eight documents:      1      2      3      4      5      6      7      8
    private static readonly bool[] Expert = [true, true, true, true, false, false, false, false];
    private static readonly bool[] Filter = [true, true, false, false, true, true, false, false];
    private static readonly bool[] Labeler = [true, true, true, false, true, false, false, false];
    private static readonly bool[] Bert = [true, true, true, true, false, true, false, false];

    private static readonly List<JudgeOverlap> Rows =
        FigureThree.Of(Expert, [("filter", Filter), ("labeler", Labeler), ("bert", Bert)]);

    [Theory]
    // agreed, right of them, both AI, right of them; counted by hand
    [InlineData("filter", "filter", 8, 4, 4, 2)]
    [InlineData("labeler", "labeler", 8, 6, 4, 3)]
    [InlineData("bert", "bert", 8, 7, 5, 4)]
    [InlineData("filter", "labeler", 6, 4, 3, 2)] // they differ on 3 and 6; wrong together on 4 and 5
    [InlineData("filter", "bert", 5, 4, 3, 2)] // they differ on 3, 4 and 5; wrong together on 6
    [InlineData("labeler", "bert", 5, 5, 3, 3)] // they differ on 4, 5 and 6
    public void Overlaps_and_accuracy_inside_them(string first, string second, int agreed, int agreedRight,
        int both, int bothRight)
    {
        foreach (var row in Rows.Where(r => (r.First, r.Second) == (first, second) || (r.Second, r.First) == (first, second)))
        {
            Assert.Equal((8, agreed, both), (row.N, row.Agreed, row.BothAI));
            Assert.Equal((agreed / 8.0, both / 8.0), (row.AgreedShare, row.BothAIShare));
            Assert.Equal(((double)agreedRight / agreed, (double)bothRight / both), (row.AgreedAccuracy, row.BothAIAccuracy));
            Assert.True(row.AgreedAccuracyLow < row.AgreedAccuracy || row.AgreedAccuracy == 0);
        }
    }

    [Fact]
    public void Every_ordered_pair_has_a_row_and_no_documents_give_none()
    {
        string[] names = ["filter", "labeler", "bert"];
        Assert.Equal(names.SelectMany(a => names.Select(b => (a, b))), Rows.Select(r => (r.First, r.Second)));
        Assert.Empty(FigureThree.Of([], [("a", [])]));
    }

    [Fact]
    public void Judges_who_never_meet_have_no_accuracy_there()
    {
        var row = FigureThree.Of([true, false], [("a", [true, true]), ("b", [false, false])])[1];
        Assert.Equal((0, 0, null, null), (row.Agreed, row.BothAI, row.AgreedAccuracy, row.BothAIAccuracy));
    }
}
