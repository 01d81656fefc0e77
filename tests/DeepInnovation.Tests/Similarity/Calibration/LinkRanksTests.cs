using DeepInnovation.Runs;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Calibration;

namespace DeepInnovation.Tests.Similarity.Calibration;

public sealed class LinkRanksTests
{
    private static readonly DatedVectors Papers = Planar.At("papers", ("a", 2000, 0), ("b", 2002, 90));
    private static readonly DatedVectors Patents = Planar.At("patents", ("x", 2001, 60), ("y", 2003, 30), ("z", 2004, -30));

    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    public void Ranks_are_those_of_the_join_over_all_candidates_ties_included(int dimensions)
    {
        var (papers, patents) = (Planar.Random("papers", 30, dimensions, 3), Planar.Random("patents", 200, dimensions, 4));
        var all = new ReferenceJoin().Join(papers, patents, JoinRule.Top(200), cancellation: TestContext.Current.CancellationToken);
        var links = all.Pairs.Select(p => new KnownLink(papers.IdOf(p.Paper), patents.IdOf(p.Patent))).Reverse().ToList();
        var (ranked, coverage) = LinkRanks.Of(papers, patents, links, TestContext.Current.CancellationToken);
        Assert.Equal(
            all.Pairs.Select(p => (papers.IdOf(p.Paper), patents.IdOf(p.Patent), p.Similarity, p.Rank, all.Pairs.Count(o => o.Paper == p.Paper))),
            ranked.Select(l => (l.PaperId, l.PatentId, l.Similarity, l.Rank, l.Candidates)));
        Assert.Equal(new LinkCoverage(links.Count, 0, 0, 0, links.Count, links.Select(l => l.PaperId).Distinct().Count()), coverage);
    }

    [Fact]
    public void Scores_that_differ_in_the_last_bit_are_ordered_canonically()
    {
        // Many patents within a few roundings of one another: a float32 product alone would order them wrongly.
        var random = new SeededRandom(5, "near");
        var vector = Enumerable.Range(0, 384).Select(_ => (float)(random.NextGaussian() / Math.Sqrt(384))).ToArray();
        var length = Math.Sqrt(vector.Sum(v => (double)v * v));
        vector = Array.ConvertAll(vector, v => (float)(v / length));
        var values = Enumerable.Range(0, 300).SelectMany(_ => vector.Select(v => random.Next(3) == 0 ? MathF.BitIncrement(v) : v)).ToArray();
        var (papers, patents) = (new DatedVectors("papers", vector, 384, [2000]), new DatedVectors("patents", values, 384, [.. Enumerable.Repeat(2000, 300)]));
        var all = new ReferenceJoin().Join(papers, patents, JoinRule.Top(300), cancellation: TestContext.Current.CancellationToken);
        var (ranked, _) = LinkRanks.Of(papers, patents, [.. all.Pairs.Select(p => new KnownLink("0", patents.IdOf(p.Patent)))], TestContext.Current.CancellationToken);
        Assert.Equal(all.Pairs.Select(p => patents.IdOf(p.Patent)), ranked.Select(l => l.PatentId));
    }

    [Fact]
    public void Links_that_cannot_be_used_are_counted()
    {
        KnownLink[] links = [new("a", "z"), new("a", "y"), new("a", "y"), new("b", "x"), new("b", "?"), new("?", "x"), new("?", "?")];
        var (ranked, coverage) = LinkRanks.Of(Papers, Patents, links, TestContext.Current.CancellationToken);
        Assert.Equal(new LinkCoverage(6, UnknownPaper: 2, UnknownPatent: 1, YearNotAllowed: 1, Used: 2, Papers: 1), coverage);
        // y and z are both 30° from a: the id decides.
        Assert.Equal([("y", 1, 3), ("z", 2, 3)], ranked.Select(l => (l.PatentId, l.Rank, l.Candidates)));
        Assert.Equal(
            "2 of 6 known links used, of 1 papers; left out: 2 with an unknown paper, 1 with an unknown patent, 1 with a patent older than the paper.", coverage.ToString());
    }

    [Fact]
    public void No_known_id_at_all_is_an_error_but_a_year_that_is_not_allowed_is_none()
    {
        var error = Assert.Throws<InputException>(() => LinkRanks.Of(Papers, Patents, [new("a", "?"), new("?", "x")], TestContext.Current.CancellationToken));
        Assert.Equal("none of the 2 known links names a paper of papers and a patent of patents. Give links in the ids of these documents.", error.Message);
        var (ranked, coverage) = LinkRanks.Of(Papers, Patents, [new("b", "x")], TestContext.Current.CancellationToken);
        Assert.Empty(ranked);
        Assert.Equal((0, 1), (coverage.Used, coverage.YearNotAllowed));
    }
}
