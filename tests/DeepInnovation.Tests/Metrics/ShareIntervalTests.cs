using DeepInnovation.Metrics;

namespace DeepInnovation.Tests.Metrics;

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

            Assert.True(share.Low <= share.Value && share.Value <= share.High && (share.Low, share.High) != (share.Value, share.Value));
        }
    }

    [Fact]
    public void A_share_of_nothing_has_no_value_and_impossible_counts_are_refused()
    {
        Assert.Equal(default, ShareInterval.Wilson(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Wilson(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareInterval.Wilson(-1, 2));
    }
}
