using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Core.Tests.Metrics;

public sealed class ShareIntervalTests
{
    [Fact]
    public void Its_ends_are_where_the_score_test_just_rejects()
    {
        // Independent of the closed form: each end p solves |k/n - p| = z sqrt(p (1 - p) / n).
        foreach (var (part, whole) in (ReadOnlySpan<(long, long)>)[(1, 10), (5, 10), (9, 10), (37, 1200), (0, 8), (8, 8), (1, 1)])
        {
            var share = ShareInterval.Wilson(part, whole);
            Assert.Equal((double)part / whole, share.Value);
            foreach (var end in (ReadOnlySpan<double>)[share.Low!.Value, share.High!.Value])
            {
                if (end is 0 or 1)
                    continue;
                var distance = Math.Abs(share.Value!.Value - end);
                Assert.Equal(1.959963984540054, distance / Math.Sqrt(end * (1 - end) / whole), 1e-9);
            }

            Assert.True(
                share.Low <= share.Value && share.Value <= share.High && (share.Low, share.High) != (share.Value, share.Value));
        }
    }

    [Fact]
    public void Of_weighted_documents_it_is_that_of_as_many_as_their_weights_are_worth()
    {
        // Equal weights are worth the documents that there are, whatever the weight.
        Assert.Equal(ShareInterval.Wilson(3, 10), ShareInterval.Weighted(Enumerable.Range(0, 10).Select(i => (4.0, i < 3))));
        // 10 + 10 + 4 x 5 of 40, worth 40² / (2 x 100 + 4 x 25) = 16/3 documents: each end p solves |1/4 -
        // p| = z sqrt(p (1 - p) / (16/3)).
        var share = ShareInterval.Weighted([(10, true), (10, false), (5, false), (5, false), (5, false), (5, false)]);
        Assert.Equal(0.25, share.Value);
        Assert.All(new[] { share.Low!.Value, share.High!.Value },
            end => Assert.Equal(1.959963984540054, Math.Abs(0.25 - end) / Math.Sqrt(end * (1 - end) / (16 / 3.0)), 1e-9));
        Assert.Equal(default, ShareInterval.Weighted([]));
        Assert.Equal(1, ShareInterval.Weighted([(0.1, true), (0.2, true)]).High);
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Weighted([(0, true)]));
    }

    [Fact]
    public void A_share_of_nothing_has_no_value_and_impossible_counts_are_refused()
    {
        Assert.Equal(default, ShareInterval.Wilson(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Wilson(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Wilson(-1, 2));
    }
}
