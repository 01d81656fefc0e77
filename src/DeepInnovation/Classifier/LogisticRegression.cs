using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Classifier;

/// <summary>
/// Logistic regression with an L2 penalty: the least of f(w, b) = Σ ln(1 + exp(-y (w·x + b))) + λ/2 |w|², y being 1 or -1, by
/// L-BFGS (Liu and Nocedal, 1989) with the weak Wolfe conditions. f is strictly convex in w, so what is found is the one least,
/// not a matter of the way there. Every sum has double precision and one order, so the bits are the same on every processor.
/// </summary>
internal static class LogisticRegression
{
    private const int History = 20;
    private const int MostIterations = 1000;
    private const int MostTrials = 60;

    // Where no part of the gradient is longer, no weight is farther than this over λ from the least.
    private const double Tolerance = 1e-7;
    private const double Decrease = 1e-4;
    private const double Curvature = 0.9;

    /// <summary>Fits. O(iterations * features of all rows).</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="labels">Whether each row is positive.</param>
    /// <param name="features">How many features there are.</param>
    /// <param name="l2">λ, at least 0.</param>
    /// <param name="cancellation">Stops between iterations.</param>
    /// <returns>The weights, and behind them the bias.</returns>
    internal static double[] Fit(IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels, int features, double l2,
        CancellationToken cancellation = default)
    {
        var (point, gradient) = (new double[features + 1], new double[features + 1]);
        var value = Value(rows, labels, l2, point, gradient);
        var (steps, changes) = (new List<double[]>(), new List<double[]>());
        for (var iteration = 0; iteration < MostIterations && Largest(gradient) > Tolerance; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var direction = Direction(gradient, steps, changes);
            if (Dot(direction, gradient) >= 0)
                break; // Rounding has eaten the last digits.
            var (next, nextGradient) = (new double[point.Length], new double[point.Length]);
            var nextValue = Search(rows, labels, l2, point, value, gradient, direction,
                steps.Count == 0 ? 1 / Math.Max(1, Math.Sqrt(Dot(gradient, gradient))) : 1, next, nextGradient);
            if (nextValue >= value)
                break;
            Remember(steps, changes, Minus(next, point), Minus(nextGradient, gradient));
            (point, gradient, value) = (next, nextGradient, nextValue);
        }

        return point;
    }

    /// <summary>The chance that a row is positive, of w·x + b.</summary>
    internal static double Probability(double score) => 1 / (1 + PortableMath.Exp(-score));

    /// <summary>f, and its gradient into <paramref name="gradient"/>.</summary>
    internal static double Value(IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels, double l2,
        ReadOnlySpan<double> point, Span<double> gradient)
    {
        var (value, bias) = (0.0, 0.0);
        for (var i = 0; i < point.Length - 1; i++)
        {
            gradient[i] = l2 * point[i];
            value += point[i] * point[i];
        }

        value *= l2 / 2;
        for (var row = 0; row < rows.Count; row++)
        {
            var margin = rows[row].Dot(point) + point[^1];
            if (!labels[row])
                margin = -margin;
            var tail = PortableMath.Exp(-Math.Abs(margin));
            value += PortableMath.Log(1 + tail) + Math.Max(0, -margin);
            var miss = (margin >= 0 ? tail : 1) / (1 + tail);
            var factor = labels[row] ? -miss : miss;
            rows[row].AddTo(gradient, factor);
            bias += factor;
        }

        gradient[point.Length - 1] = bias;
        return value;
    }

    /// <summary>
    /// A point along the direction that is lower by enough and where the slope has flattened by enough, by halving and doubling.
    /// </summary>
    private static double Search(
        IReadOnlyList<SparseRow> rows, IReadOnlyList<bool> labels, double l2, double[] point, double value, double[] gradient,
        double[] direction, double length, double[] next, double[] nextGradient)
    {
        var slope = Dot(direction, gradient);
        var (low, high, found) = (0.0, double.PositiveInfinity, value);
        for (var trial = 0; trial < MostTrials; trial++)
        {
            for (var i = 0; i < next.Length; i++)
                next[i] = point[i] + (length * direction[i]);
            found = Value(rows, labels, l2, next, nextGradient);
            if (found > value + (Decrease * length * slope))
                high = length;
            else if (Dot(direction, nextGradient) < Curvature * slope)
                low = length;
            else
                break;
            length = double.IsPositiveInfinity(high) ? 2 * length : (low + high) / 2;
        }

        return found;
    }

    /// <summary>Against the gradient, bent by what the last steps told of the curvature (the two loops of L-BFGS).</summary>
    private static double[] Direction(double[] gradient, List<double[]> steps, List<double[]> changes)
    {
        var direction = Array.ConvertAll(gradient, g => -g);
        var shares = new double[steps.Count];
        for (var k = steps.Count - 1; k >= 0; k--)
        {
            shares[k] = Dot(steps[k], direction) / Dot(steps[k], changes[k]);
            Add(direction, -shares[k], changes[k]);
        }

        if (steps.Count > 0)
        {
            var scale = Dot(steps[^1], changes[^1]) / Dot(changes[^1], changes[^1]);
            for (var i = 0; i < direction.Length; i++)
                direction[i] *= scale;
        }

        for (var k = 0; k < steps.Count; k++)
            Add(direction, shares[k] - (Dot(changes[k], direction) / Dot(steps[k], changes[k])), steps[k]);
        return direction;
    }

    private static void Remember(List<double[]> steps, List<double[]> changes, double[] step, double[] change)
    {
        if (Dot(step, change) <= 1e-12 * Dot(change, change))
            return;
        if (steps.Count == History)
        {
            steps.RemoveAt(0);
            changes.RemoveAt(0);
        }

        steps.Add(step);
        changes.Add(change);
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static void Add(double[] sums, double factor, double[] terms)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] += factor * terms[i];
    }

    private static double[] Minus(double[] left, double[] right) => [.. left.Zip(right, (l, r) => l - r)];

    private static double Largest(double[] values) => values.Max(Math.Abs);
}
