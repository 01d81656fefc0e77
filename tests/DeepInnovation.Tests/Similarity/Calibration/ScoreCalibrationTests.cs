using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Calibration;

namespace DeepInnovation.Tests.Similarity.Calibration;

public sealed class ScoreCalibrationTests
{
    [Fact]
    public void Scores_and_lags_of_a_few_vectors_are_those_worked_out_by_hand()
    {
        // Cosines: a-x 0.5 (60°), a-y 1 (0°), b-y 0 (90°); b-x is not allowed; c has no candidate.
        var papers = Planar.At("papers", ("a", 2000, 0), ("b", 2002, 90), ("c", 2009, 0));
        var patents = Planar.At("patents", ("x", 2001, 60), ("y", 2003, 0));
        var result = new ReferenceJoin().Join(papers, patents, JoinRule.Top(2), cancellation: TestContext.Current.CancellationToken);
        var calibration = ScoreCalibration.Of(papers, patents, result);

        var summary = calibration.Summary;
        Assert.Equal((3, 0.5, 2, 3), (summary.AllowedPairs, summary.AllowedShare, summary.BestPairs, summary.RandomPairs));
        Assert.Equal(0.5, summary.BestMedian!.Value, 1e-6);
        Assert.Equal(0.5, summary.RandomMedian!.Value, 1e-6);
        Assert.Equal(0.5, summary.RandomMean!.Value, 1e-6);
        Assert.Equal(Math.Sqrt(0.5 / 3), summary.RandomDeviation!.Value, 1e-6);
        // Between 0.5 and 1 at place 0.999 * 2: 0.999. Paper a is above it, one of three random pairs too; a has two candidates, b one.
        Assert.Equal(0.999, summary.RandomHigh!.Value, 1e-6);
        Assert.Equal((1, 0.5), (summary.PapersAbove, summary.PapersAboveShare));
        Assert.Equal(((1 - (4 / 9.0)) + (1 / 3.0)) / 2, summary.PapersAboveExpected!.Value, 1e-12);

        Assert.Equal(2 / 3.0, calibration.Random.ShareAtOrAbove(0.4).Value);
        Assert.Equal(1 / 3.0, calibration.Random.ShareAtOrAbove(1).Value);
        Assert.Equal(0.0, calibration.Random.ShareAtOrAbove(1.01).Value);

        // Lags: a-x 1, a-y 3, b-y 1. The best of a is y (3), of b y (1).
        Assert.Equal([0, 1, 2, 3], calibration.Lags.Select(l => l.LagYears));
        Assert.Equal([0, 1, 0, 1], calibration.Lags.Select(l => l.Pairs));
        Assert.Equal([0, 0.75, 0, 0.25], calibration.Lags.Select(l => l.ExpectedShare));
        Assert.Equal([0, 2 / 3.0, 0, 1 / 3.0], calibration.Lags.Select(l => l.AllowedShare));
        Assert.Equal([0, 2, 0, 1], calibration.Lags.Select(l => l.RandomPairs));
        Assert.Null(calibration.Lags[0].Median);
        Assert.Equal((1.0, 1.0), (calibration.Lags[3].Median, calibration.Lags[3].LowerQuartile));
        Assert.Equal(0.25, calibration.Lags[1].RandomMedian!.Value, 1e-6);
    }

    [Fact]
    public void The_histogram_holds_each_score_once_in_its_bin()
    {
        var (papers, patents) = (Planar.Random("papers", 60, 5, 1), Planar.Random("patents", 80, 5, 2));
        var result = new ReferenceJoin().Join(papers, patents, JoinRule.Top(3), cancellation: TestContext.Current.CancellationToken);
        var calibration = ScoreCalibration.Of(papers, patents, result, new CalibrationOptions { RandomPairs = 1000 });
        var bins = calibration.Histogram();
        var best = result.Pairs.Where(p => p.Rank == 1).ToList();
        Assert.Equal(1000, bins.Sum(b => b.Random));
        Assert.Equal(best.Count, bins.Sum(b => b.Best));
        Assert.All(bins, bin =>
        {
            Assert.Equal(best.Count(p => p.Similarity >= bin.Low && (p.Similarity < bin.High || bin.High >= 1)), bin.Best);
            Assert.Equal(best.Count(p => p.Similarity >= bin.Low) / (double)best.Count, bin.BestAtOrAbove);
            Assert.Equal(bins.Where(b => b.Low >= bin.Low).Sum(b => b.Random) / 1000.0, bin.RandomAtOrAbove, 1e-12);
        });
        Assert.All(bins.Zip(bins.Skip(1)), pair => Assert.Equal(pair.First.High, pair.Second.Low));

        var all = from p in Enumerable.Range(0, 60) from q in Enumerable.Range(0, 80) where patents.Years[q] >= papers.Years[p] select (p, q);
        Assert.All(calibration.Lags, lag =>
        {
            var ofPapers = all.GroupBy(pair => pair.p).Select(g => g.Count(pair => patents.Years[pair.q] - papers.Years[pair.p] == lag.LagYears) / (double)g.Count()).Average();
            Assert.Equal(ofPapers, lag.ExpectedShare, 1e-12);
            Assert.Equal(all.Count(pair => patents.Years[pair.q] - papers.Years[pair.p] == lag.LagYears) / (double)all.Count(), lag.AllowedShare, 1e-12);
            var there = best.Where(p => patents.Years[p.Patent] - papers.Years[p.Paper] == lag.LagYears).Select(p => (double)p.Similarity).Order().ToList();
            Assert.Equal(there.Count, lag.Pairs);
            Assert.Equal(there.Count == 0 ? null : (there[(there.Count - 1) / 2] + there[there.Count / 2]) / 2, lag.Median);
        });
        Assert.Equal(1, calibration.Lags.Sum(l => l.Share), 1e-12);
        Assert.Equal(1, calibration.Lags.Sum(l => l.ExpectedShare), 1e-12);
    }

    [Fact]
    public void Scores_on_the_edge_of_a_bin_and_beyond_one_have_their_places()
    {
        // 1.0005 long: its product with itself is 1.001.
        var papers = new DatedVectors("papers", [1.0005f, 0], 2, [2000]);
        var patents = new DatedVectors("patents", [1.0005f, 0], 2, [2000]);
        var result = new ReferenceJoin().Join(papers, patents, JoinRule.Top(1), cancellation: TestContext.Current.CancellationToken);
        var bin = Assert.Single(ScoreCalibration.Of(papers, patents, result).Histogram());
        Assert.Equal((0.98, 1.0, 1, 1), (bin.Low, bin.High, bin.Best, bin.Random));
    }

    [Fact]
    public void Empty_sides_have_empty_tables()
    {
        var (none, one) = (new DatedVectors("none", [], 2, []), Planar.At("one", ("a", 2000, 0)));
        foreach (var (papers, patents) in new[] { (none, one), (one, none), (none, none), (Planar.At("late", ("b", 2001, 0)), one) })
        {
            var result = new ReferenceJoin().Join(papers, patents, JoinRule.Top(1), cancellation: TestContext.Current.CancellationToken);
            var calibration = ScoreCalibration.Of(papers, patents, result);
            Assert.Equal((0L, 0, 0, null, null), (calibration.Summary.AllowedPairs, calibration.Summary.BestPairs, calibration.Summary.RandomPairs, calibration.Summary.RandomHigh, calibration.Summary.PapersAboveShare));
            Assert.Empty(calibration.Histogram());
            Assert.Empty(calibration.Lags);
            Assert.All(calibration.Quantiles, q => Assert.Equal((null, null), (q.Best, q.Random)));
        }
    }
}
