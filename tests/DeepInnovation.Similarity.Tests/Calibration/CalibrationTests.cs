using DeepInnovation.Core;
using DeepInnovation.Similarity.Calibration;
using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Similarity.Tests.Calibration;

public sealed class CalibrationTests
{
    // One paper of 2001; patents of 2000 to 2003 at cosines 1 (too early), 0.8, 0.6 and 0.
    private static readonly DatedVectors Papers = new("papers", [1, 0], 2, [2001], ["p"]);
    private static readonly DatedVectors Patents = new("patents", [1, 0, 0.8f, 0.6f, 0.6f, 0.8f, 0, 1], 2,
        [2000, 2001, 2002, 2003], ["a", "b", "c", "d"]);

    [Fact]
    public void Precision_recall_and_reciprocal_rank_by_hand()
    {
        // c stands second of three allowed; the link to a is against the year rule.
        var rows = LinkRetrieval.Of(Papers, Patents, [(0, 2), (0, 0)], 1, TestContext.Current.CancellationToken);
        Assert.Equal(7, rows.Count);
        Assert.Equal([("precision", 1), ("precision", 5), ("precision", 10), ("recall", 1), ("recall", 5), ("recall", 10)],
            rows.Take(6).Select(r => (r.Measure, r.Depth!.Value)));
        Assert.Equal([0, 0.2, 0.1], rows.Take(3).Select(r => r.Value));
        Assert.Equal([1 / 3.0, 0.2, 0.1], rows.Take(3).Select(r => r.ByChance), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal([0.0, 1, 1], rows.Skip(3).Take(3).Select(r => r.Value));
        Assert.Equal(0.5, rows[6].Value);
        Assert.Equal((1 + (1 / 2.0) + (1 / 3.0)) / 3, rows[6].ByChance, 1e-12);
        Assert.All(rows, r => Assert.Equal((1, r.Value, r.Value), (r.Papers, r.Low, r.High)));
    }

    [Fact]
    public void The_reciprocal_rank_by_chance_of_two_links_is_that_of_all_orders()
    {
        // Two of the three allowed patents are linked: the first stands at rank 1 in 2 of 3 orders, at rank 2 in 1 of 3.
        var rows = LinkRetrieval.Of(Papers, Patents, [(0, 1), (0, 3)], 1, TestContext.Current.CancellationToken);
        Assert.Equal((2 / 3.0) + (1 / 3.0 / 2), rows[6].ByChance, 1e-12);
        Assert.Equal((1, 1.0), (rows[0].Depth!.Value, rows[0].Value));
        Assert.Equal(0.5, rows[3].Value);
    }

    [Fact]
    public void Without_a_link_that_counts_nothing_is_measured() =>
        Assert.All(LinkRetrieval.Of(Papers, Patents, [(0, 0)], 1, TestContext.Current.CancellationToken),
            r => Assert.Equal((0, 0.0), (r.Papers, r.Value)));

    [Fact]
    public void Ranks_are_those_of_the_join()
    {
        var (papers, patents) = (HardVectors.Make("duplicated", 30, 16, 1), HardVectors.Make("duplicated", 80, 16, 2));
        var join = new ReferenceJoin().Join(papers, patents, JoinRule.Top(1000),
            cancellation: TestContext.Current.CancellationToken).Pairs;
        foreach (var pair in join.Where(p => p.Rank % 7 == 1))
        {
            var mrr = LinkRetrieval.Of(papers, patents, [(pair.Paper, pair.Patent)], 1, TestContext.Current.CancellationToken)[6];
            Assert.Equal(1.0 / pair.Rank, mrr.Value, 1e-12);
        }
    }

    [Fact]
    public void Shares_of_scores_by_hand()
    {
        var rows = ScoreCalibration.Of([0.5f, 0.9f], [-0.2f, 0.1f, 0.5f, 0.6f]);
        Assert.Equal(41, rows.Count);
        Assert.Equal((1.0, 0.5), At(0.5));
        Assert.Equal((0.5, 0.25), At(0.55));
        Assert.Equal((0.0, 0.0), At(0.95));
        Assert.Equal((1.0, 1.0), At(-1));
        Assert.All(ScoreCalibration.Of([], []), r => Assert.Equal((0.0, 0.0), (r.BestShare, r.RandomShare)));
        (double, double) At(double s) => rows.Where(r => r.Similarity == s).Select(r => (r.BestShare, r.RandomShare)).Single();
    }

    [Fact]
    public void Random_pairs_obey_the_years_and_come_again()
    {
        var (papers, patents) = (HardVectors.Make("random", 40, 8, 1), HardVectors.Make("random", 60, 8, 2));
        var drawn = RandomPairs.Draw(papers, patents, 4000, 9);
        Assert.Equal(drawn, RandomPairs.Draw(papers, patents, 4000, 9));
        Assert.All(drawn, p => Assert.True(patents.Years[p.Patent] >= papers.Years[p.Paper]));
        // Each paper is as likely as any other: 100 times of 4,000, within six standard deviations.
        Assert.All(drawn.GroupBy(p => p.Paper), g => Assert.InRange(g.Count(), 40, 160));
        Assert.Empty(RandomPairs.Draw(new DatedVectors("late", [1, 0], 2, [2020]), Patents, 10, 1));
    }

    [Fact]
    public void Lags_by_hand()
    {
        var papers = new DatedVectors("papers", [1, 0, 1, 0], 2, [2001, 2003]);
        var rows = LagScores.Of(papers, Patents, [new(0, 1, 0.8f, 1), new(1, 3, 0, 1)]);
        Assert.Equal([(0, 2, 1.0), (1, 0, 0.0), (2, 0, 0.0)], rows.Select(r => (r.LagYears, r.Papers, r.Share)));
        // The paper of 2001 has one patent at each lag, that of 2003 one at lag 0: (1/3 + 1, 1/3, 1/3) / 2.
        Assert.Equal([2 / 3.0, 1 / 6.0, 1 / 6.0], rows.Select(r => r.ExpectedShare), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(0.4, rows[0].Median!.Value, 1e-6);
        Assert.Null(rows[1].Median);
        Assert.Empty(LagScores.Of(papers, Patents, []));
    }

    [Fact]
    public void Known_links_are_read_in_both_forms()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "patent_id,Paper_ID\nq1,p1\nq1,p1\nq2,p1\n");
        Assert.Equal([("p1", "q1"), ("p1", "q2")], KnownLinks.Read(folder["a.csv"]));
        folder.Write("b.csv", "id,kind,source_paper\nq1,patent,p1\nq2,patent,\np1,paper,\n");
        Assert.Equal([("p1", "q1")], KnownLinks.Read(folder["b.csv"]));
        folder.Write("c.csv", "paper,patent\np1,q1\n");
        Assert.Contains("Paper_ID", Assert.Throws<InputException>(() => KnownLinks.Read(folder["c.csv"])).Message,
            StringComparison.Ordinal);
        folder.Write("d.csv", "Paper_ID,Patent_ID\np1,\n");
        Assert.Contains("the id is empty", Assert.Throws<InputException>(() => KnownLinks.Read(folder["d.csv"])).Message,
            StringComparison.Ordinal);
        folder.Write("e.csv", "Paper_ID,Patent_ID\n");
        Assert.Contains("no link", Assert.Throws<InputException>(() => KnownLinks.Read(folder["e.csv"])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_above_rare_scores_are_compared_with_what_their_candidates_make_likely()
    {
        // Three papers of 2000 with 600 candidates, two of 2001 with 200: a random score is above the 99.9 %
        // quantile once in a thousand at most.
        var papers = HardVectors.Make("random", 5, 16, 1);
        papers = new DatedVectors("papers", papers.Values, 16, [2000, 2000, 2000, 2001, 2001]);
        var patents = HardVectors.Make("random", 600, 16, 2);
        patents = new DatedVectors("patents", patents.Values, 16,
            [.. Enumerable.Range(0, 600).Select(row => row < 400 ? 2000 : 2001)]);
        var join = new ReferenceJoin().Join(papers, patents, JoinRule.Top(2),
            cancellation: TestContext.Current.CancellationToken);
        var calibration = JoinCalibration.Of(papers, patents, join, null, 3, 10_000, TestContext.Current.CancellationToken);
        var random = RandomPairs.Draw(papers, patents, 10_000, 3).Select(p => p.Similarity).ToList();
        var above = random.Count(s => s > calibration.RareScore!.Value);
        Assert.InRange(above, 1, 10);
        Assert.Equal(join.Pairs.Count(p => p.Rank == 1 && p.Similarity > calibration.RareScore!.Value),
            calibration.Counts["papers.above-random"]);
        var expected = (3 * (1 - Math.Pow(1 - (above / 1e4), 600))) + (2 * (1 - Math.Pow(1 - (above / 1e4), 200)));
        Assert.Equal(Math.Round(expected), calibration.Counts["papers.above-random.by-chance"]);
        Assert.Empty(calibration.Links);
        Assert.DoesNotContain("links", calibration.Counts.Keys);
    }

    [Fact]
    public void Without_pairs_there_is_nothing_to_calibrate()
    {
        var none = new DatedVectors("none", [], 2, []);
        foreach (var (papers, patents) in new[]
        {
            (none, Patents), (Papers, none), (new DatedVectors("late", [1, 0], 2, [2020]), Patents),
        })
        {
            var join = new ReferenceJoin().Join(papers, patents, JoinRule.Top(1),
                cancellation: TestContext.Current.CancellationToken);
            var calibration = JoinCalibration.Of(papers, patents, join, null, 1, 10, TestContext.Current.CancellationToken);
            Assert.Null(calibration.RareScore);
            Assert.Equal([KeyValuePair.Create("pairs.random", 0L)], calibration.Counts);
            Assert.Empty(calibration.Lags);
        }
    }

    [Fact]
    public void A_forecast_is_pairs_over_pairs_a_second()
    {
        Assert.Equal(2, new JoinForecast(1e6, 384).Hours(72_000, 200_000, 0.5), 1e-12);
        var measured = JoinForecast.Measure(SimilarityEngines.Default(), JoinRule.Top(1), 8,
            TestContext.Current.CancellationToken);
        Assert.True(measured.PairsPerSecond > 1e6, $"{measured.PairsPerSecond} pairs a second");
    }
}
