using CsCheck;
using DeepInnovation.Labels;

namespace DeepInnovation.Tests.Labels;

public sealed class CohensKappaTests
{
    [Fact]
    public void Fleiss_example_of_two_diagnosticians_is_met()
    {
        // The table of 100 patients (psychotic, neurotic, organic) in Fleiss, Levin and Paik, Statistical Methods for Rates
        // and Proportions, chapter 18: p_o = .89, p_e = .66, kappa = .68. The standard error was worked out apart, by the
        // 1969 formula in a few lines of Python: 0.08770295347521254.
        var kappa = CohensKappa.Of(new[,] { { 75, 1, 4 }, { 5, 4, 1 }, { 0, 0, 10 } });
        Assert.Equal(100, kappa.Count);
        Assert.Equal(0.89, kappa.Agreement, 1e-12);
        Assert.Equal(0.23 / 0.34, kappa.Kappa!.Value, 1e-12);
        Assert.Equal(0.08770295347521254, kappa.StandardError!.Value, 1e-12);
        Assert.Equal(0.676470588235294 - 1.96 * 0.08770295347521254, kappa.Low!.Value, 1e-4);
        Assert.Equal(0.676470588235294 + 1.96 * 0.08770295347521254, kappa.High!.Value, 1e-4);
    }

    [Fact]
    public void A_table_of_two_labels_by_hand()
    {
        // p_o = 35/50 = .7; p_e = .5 * .6 + .5 * .4 = .5; kappa = .2/.5 = .4.
        var kappa = CohensKappa.Of(new[,] { { 20, 5 }, { 10, 15 } });
        Assert.Equal(0.4, kappa.Kappa!.Value, 1e-12);
        // Cells (row, column marginal): diagonal .4 (.5 + .6), .3 (.5 + .4); off it .1 (.6 + .5), .2 (.4 +
        // .5); kappa - p_e (1 - kappa) = .1.
        var variance = (0.4 * 0.34 * 0.34 + 0.3 * 0.46 * 0.46 + 0.36 * (0.1 * 1.1 * 1.1 + 0.2 * 0.9 * 0.9) - 0.01) / (50 * 0.25);
        Assert.Equal(Math.Sqrt(variance), kappa.StandardError!.Value, 1e-12);
    }

    [Fact]
    public void Without_a_second_label_kappa_has_no_value() =>
        Assert.Null(CohensKappa.Of(new[,] { { 9, 0 }, { 0, 0 } }).Kappa);

    [Fact]
    public void Full_agreement_is_1_and_chance_is_0()
    {
        Assert.Equal(1, CohensKappa.Of(new[,] { { 3, 0 }, { 0, 4 } }).Kappa!.Value, 1e-12);
        Assert.Equal(0, CohensKappa.Of(new[,] { { 12, 8 }, { 18, 12 } }).Kappa!.Value, 1e-12);
    }

    [Fact]
    public void Wrong_tables_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CohensKappa.Of(new int[2, 3]));
        Assert.Throws<ArgumentException>(() => CohensKappa.Of(new int[2, 2]));
        Assert.Throws<ArgumentException>(() => CohensKappa.Of(new[,] { { 1, -1 }, { 1, 1 } }));
    }

    [Fact]
    public void Judges_may_change_places() =>
        Gen.Int[1, 50].Array[4].Sample(
            c =>
            {
                var one = CohensKappa.Of(new[,] { { c[0], c[1] }, { c[2], c[3] } });
                var other = CohensKappa.Of(new[,] { { c[0], c[2] }, { c[1], c[3] } });
                Assert.Equal(one.Kappa!.Value, other.Kappa!.Value, 1e-10);
                Assert.Equal(one.StandardError!.Value, other.StandardError!.Value, 1e-10);
                Assert.InRange(one.Kappa.Value, one.Low!.Value, one.High!.Value);
            },
            seed: "000000000000", iter: 1000);
}
