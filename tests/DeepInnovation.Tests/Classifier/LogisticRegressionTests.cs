using DeepInnovation.Classifier;

namespace DeepInnovation.Tests.Classifier;

public sealed class LogisticRegressionTests
{
    /// <summary>Hours of study and whether the exam was passed: Wikipedia's example of logistic regression.</summary>
    private static readonly (float Hours, bool Passed)[] Exam =
    [
        (0.50f, false), (0.75f, false), (1.00f, false), (1.25f, false), (1.50f, false), (1.75f, false), (1.75f, true),
        (2.00f, false), (2.25f, true), (2.50f, false), (2.75f, true), (3.00f, false), (3.25f, true), (3.50f, false),
        (4.00f, true), (4.25f, true), (4.50f, true), (4.75f, true), (5.00f, true), (5.50f, true),
    ];

    [Fact]
    public void Hours_of_study_have_the_published_weight()
    {
        // R's glm: intercept -4.0777, hours 1.5046; two hours give a chance of 0.26, four of 0.87.
        var fitted = LogisticRegression.Fit([.. Exam.Select(e => new SparseRow([0], [e.Hours]))],
            [.. Exam.Select(e => e.Passed)], 1, 0);
        Assert.Equal((1.5046, -4.0777), (Math.Round(fitted[0], 4), Math.Round(fitted[1], 4)));
        Assert.Equal(0.26, LogisticRegression.Probability((2 * fitted[0]) + fitted[1]), 0.005);
        Assert.Equal(0.87, LogisticRegression.Probability((4 * fitted[0]) + fitted[1]), 0.005);
    }

    [Fact]
    public void With_a_penalty_no_point_around_is_lower_and_the_slope_is_nothing()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 60)
            .Select(_ => new SparseRow([0, 2, 5], [random.NextSingle(), random.NextSingle(), random.NextSingle()])).ToList();
        List<bool> labels = [.. rows.Select(r => r.Values[0] + (0.3 * random.NextDouble()) > 0.6)];
        var fitted = LogisticRegression.Fit(rows, labels, 6, 0.1);
        var gradient = new double[7];
        var least = LogisticRegression.Value(rows, labels, 0.1, fitted, gradient);
        Assert.All(gradient, g => Assert.InRange(g, -1e-6, 1e-6));
        Assert.Equal([0.0, 0.0, 0.0], [fitted[1], fitted[3], fitted[4]]); // what no row has weighs nothing
        for (var round = 0; round < 200; round++)
        {
            var near = Array.ConvertAll(fitted, w => w + (0.01 * (random.NextDouble() - 0.5)));
            Assert.True(LogisticRegression.Value(rows, labels, 0.1, near, gradient) > least);
        }
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_value()
    {
        List<SparseRow> rows = [new([0, 1], [1, -2]), new([1], [0.5f]), new([0], [3])];
        List<bool> labels = [true, false, true];
        double[] point = [0.3, -0.7, 0.2];
        var (gradient, none) = (new double[3], new double[3]);
        LogisticRegression.Value(rows, labels, 0.5, point, gradient);
        for (var i = 0; i < 3; i++)
        {
            double At(double step) =>
                LogisticRegression.Value(rows, labels, 0.5, [.. point.Select((p, k) => k == i ? p + step : p)], none);
            Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, gradient[i], 1e-8);
        }
    }

    [Fact]
    public void Rows_that_a_plane_parts_have_a_least_with_a_penalty_and_end_without_one()
    {
        List<SparseRow> rows = [new([0], [1]), new([0], [-1])];
        var fitted = LogisticRegression.Fit(rows, [true, false], 1, 0.1);
        // The least solves 2 / (1 + exp(w)) = 0.1 w.
        Assert.Equal(0.1 * fitted[0], 2 / (1 + Math.Exp(fitted[0])), 1e-6);
        Assert.True(LogisticRegression.Fit(rows, [true, false], 1, 0)[0] > 10);
    }
}
