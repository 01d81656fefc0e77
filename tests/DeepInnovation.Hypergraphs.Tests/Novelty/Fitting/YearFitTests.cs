using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Fitting;

public sealed class YearFitTests
{
    [Fact]
    public void Novelty_is_minus_the_log_of_the_summed_products_of_normalised_rows()
    {
        // Rows (1, 3) and (2, 2) normalise to (1/4, 3/4) and (1/2, 1/2): lambda = 1/8 + 3/8 = 1/2.
        var fit = new YearFit(2000, 2, [1, 3, 2, 2, 9, 9], [true, true, false]);
        Assert.Equal(Math.Log(2), fit.Novelty([0, 1]), 1e-14);
        Assert.Equal(0.75, fit.Theta(0, 1), 1e-14);
        // The third node was not seen: whatever its row says, it counts as (1/2, 1/2).
        Assert.Equal(Math.Log(2), fit.Novelty([0, 2]), 1e-14);
        Assert.False(fit.HasSeen(2));
        // Three nodes: 1/4 * 1/2 * 1/2 + 3/4 * 1/2 * 1/2 = 1/4.
        Assert.Equal(Math.Log(4), fit.Novelty([0, 1, 2]), 1e-14);
    }

    [Fact]
    public void Propensity_has_the_popularity_that_novelty_leaves_out()
    {
        // As fitted: 1*2 + 3*2 = 8; the node not seen counts as (1/2, 1/2): 1/2 + 3/2 = 2.
        var fit = new YearFit(2000, 2, [1, 3, 2, 2, 9, 9], [true, true, false]);
        Assert.Equal(Math.Log(8), fit.LogPropensity([0, 1]), 1e-14);
        Assert.Equal(Math.Log(2), fit.LogPropensity([0, 2]), 1e-14);
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
        Assert.Equal((nodes - 1) * Math.Log(k), fit.Novelty([.. Enumerable.Range(0, nodes)]), 1e-6);
    }

    [Fact]
    public void Log_sum_exp_of_nothing_likely_is_minus_infinity()
    {
        Assert.Equal(double.NegativeInfinity, LogSumExp.Of([double.NegativeInfinity, double.NegativeInfinity]));
        Assert.Equal(-5000 + Math.Log(2), LogSumExp.Of([-5000, -5000]), 1e-12);
    }

    [Fact]
    public void The_pair_that_least_goes_together_is_found_and_the_first_of_equal_ones_taken()
    {
        // Normalised rows: (.9, .1), (.8, .2), (.1, .9), flat. Pairs: 0-1: .72 + .02 = .74; 0-2: .09 + .09 = .18;
        // 1-2: .08 + .18 = .26; with 3: .5.
        var fit = new YearFit(2000, 2, [9, 1, 8, 2, 1, 9, 5, 5], [true, true, true, false]);
        var pair = fit.MostSurprisingPair([0, 1, 2, 3]);
        Assert.Equal((0, 2), (pair.First, pair.Second));
        Assert.Equal(-Math.Log(0.18), pair.Novelty, 1e-12);
        var flat = new YearFit(2000, 2, new double[6], [false, false, false]);
        Assert.Equal((0, 1), (flat.MostSurprisingPair([0, 1, 2]).First, flat.MostSurprisingPair([0, 1, 2]).Second));
    }
}
