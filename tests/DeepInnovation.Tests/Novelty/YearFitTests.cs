using DeepInnovation.Novelty;

namespace DeepInnovation.Tests.Novelty;

public sealed class YearFitTests
{
    [Fact]
    public void Novelty_is_minus_the_log_of_the_summed_products_of_normalised_rows()
    {
        // Rows (1, 3) and (2, 2) normalise to (1/4, 3/4) and (1/2, 1/2): lambda = 1/8 + 3/8 = 1/2.
        var fit = new YearFit(2000, 2, [1, 3, 2, 2, 9, 9], [true, true, false]);
        Assert.Equal(Math.Log(2), fit.Novelty([0, 1]), 14);
        Assert.Equal(0.75, fit.Theta(0, 1), 14);
        // The third node was not seen: whatever its row says, it counts as (1/2, 1/2).
        Assert.Equal(Math.Log(2), fit.Novelty([0, 2]), 14);
        Assert.False(fit.HasSeen(2));
        // Three nodes: 1/4 * 1/2 * 1/2 + 3/4 * 1/2 * 1/2 = 1/4.
        Assert.Equal(Math.Log(4), fit.Novelty([0, 1, 2]), 14);
    }

    [Fact]
    public void Certainty_is_zero_and_never_below()
    {
        var fit = new YearFit(2000, 1, [0.3, 0.7], [true, true]);
        Assert.Equal("0", fit.Novelty([0, 1]).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Five_thousand_flat_nodes_do_not_underflow()
    {
        const int nodes = 5000, k = 20;
        var theta = new double[nodes * k];
        Array.Fill(theta, 0.5);
        var seen = new bool[nodes];
        Array.Fill(seen, true);
        var fit = new YearFit(2000, k, theta, seen);
        Assert.Equal((nodes - 1) * Math.Log(k), fit.Novelty([.. Enumerable.Range(0, nodes)]), 6);
    }

    [Fact]
    public void Log_sum_exp_of_nothing_likely_is_minus_infinity()
    {
        Assert.Equal(double.NegativeInfinity, LogSumExp.Of([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(-5000 + Math.Log(2), LogSumExp.Of([-5000, -5000]), 12);
    }
}
