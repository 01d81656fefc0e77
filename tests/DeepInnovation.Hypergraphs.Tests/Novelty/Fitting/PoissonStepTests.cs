using CsCheck;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Fitting;

public sealed class PoissonStepTests
{
    private const int K = 3;

    private static readonly Gen<(double[] Theta, int[] Nodes, int Weight)> Cases =
        from size in Gen.Int[2, 6]
        from theta in Gen.Double[0.05, 1.5].Array[8 * K]
        from nodes in Gen.Shuffle(Enumerable.Range(0, 8).ToArray(), size)
        from weight in Gen.Int[1, 9]
        select (theta, nodes.Order().ToArray(), weight);

    [Fact]
    public void An_observed_hyperedge_adds_the_gradient_of_its_Poisson_log_likelihood() => Cases.Sample(
        c =>
        {
            var step = new PoissonStep(new ShiEvansOptions { Dimensions = K }, 8);
            step.AddPositive(c.Theta, c.Nodes, c.Weight);
            AssertIsGradient(theta => (c.Weight * Math.Log(Lambda(theta, c.Nodes))) - Lambda(theta, c.Nodes),
                c.Theta, step.Gradient);
        },
        seed: "000000000000", iter: 300);

    [Fact]
    public void A_combination_not_observed_adds_the_gradient_of_minus_lambda() => Cases.Sample(
        c =>
        {
            var step = new PoissonStep(new ShiEvansOptions { Dimensions = K }, 8);
            step.AddNegative(c.Theta, c.Nodes);
            AssertIsGradient(theta => -Lambda(theta, c.Nodes), c.Theta, step.Gradient);
        },
        seed: "000000000000", iter: 300);

    [Fact]
    public void Two_nodes_in_one_dimension_by_hand()
    {
        // theta = 0.5 and 0.25: lambda = 0.125, d = 0.25 for the first and 0.5 for the second.
        var step = new PoissonStep(new ShiEvansOptions { Dimensions = 1 }, 2);
        step.AddPositive([0.5, 0.25], [0, 1], 3);
        Assert.Equal([(3 * 0.25 / 0.125) - 0.25, (3 * 0.5 / 0.125) - 0.5], step.Gradient.ToArray());
        step.AddNegative([0.5, 0.25], [0, 1]);
        Assert.Equal([(3 * 0.25 / 0.125) - 0.5, (3 * 0.5 / 0.125) - 1.0], step.Gradient.ToArray());
        double[] theta = [0.5, 0.25];
        step.Apply(theta, [0, 1], 0.1);
        Assert.Equal([0.5 + (0.1 * 5.5), 0.25 + (0.1 * 11)], theta);
    }

    [Fact]
    public void Lambda_is_floored_where_it_divides_and_theta_after_the_step()
    {
        var step = new PoissonStep(new ShiEvansOptions { Dimensions = 1 }, 2);
        step.AddPositive([1e-6, 1e-6], [0, 1], 1); // lambda = 1e-12, floored to 1e-8
        Assert.Equal((1e-6 / 1e-8) - 1e-6, step.Gradient[0], 1e-12);
        double[] theta = [1e-6, 1e-6];
        step.Apply(theta, [0], 1e-9);
        Assert.Equal([0.001, 1e-6], theta);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.05)]
    [InlineData(1.3)]
    [InlineData(200.0)]
    public void Thousands_of_nodes_give_a_finite_gradient(double value)
    {
        const int nodes = 5000;
        var theta = new double[nodes * K];
        for (var i = 0; i < theta.Length; i++)
            theta[i] = i % K == 0 ? value : 0.01;
        var step = new PoissonStep(new ShiEvansOptions { Dimensions = K }, nodes);
        int[] all = [.. Enumerable.Range(0, nodes)];
        step.AddPositive(theta, all, 1);
        step.AddNegative(theta, all);
        Assert.All(step.Gradient.ToArray(), g => Assert.True(double.IsFinite(g)));
        Assert.True(value < 1 ? Math.Abs(step.Gradient[0]) < 1e-6 : step.Gradient[0] < -1e100);
    }

    private static double Lambda(double[] theta, int[] nodes) =>
        Enumerable.Range(0, K).Sum(k => nodes.Aggregate(1.0, (product, node) => product * theta[(node * K) + k]));

    private static void AssertIsGradient(Func<double[], double> function, double[] theta, ReadOnlySpan<double> gradient)
    {
        for (var i = 0; i < theta.Length; i++)
        {
            const double h = 1e-5;
            double At(double shift) => function([.. theta.Select((t, j) => j == i ? t + shift : t)]);
            // Central difference of fourth order.
            var numeric = (At(-2 * h) - (8 * At(-h)) + (8 * At(h)) - At(2 * h)) / (12 * h);
            Assert.True(Math.Abs(numeric - gradient[i]) <= 1e-5 * Math.Max(1, Math.Abs(numeric)),
                $"theta[{i}]: {numeric} by differences, {gradient[i]} computed");
        }
    }
}
