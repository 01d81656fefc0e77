namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>The largest distance between two empirical distribution functions.</summary>
internal static class KolmogorovSmirnov
{
    /// <summary>
    /// sup_x |F(x) - G(x)|, in [0, 1]: 0 for equal samples, 1 for samples that do not overlap. Null when a sample is empty. It is
    /// a distance; no p-value is given, since documents of one year share nodes and are not independent. O(n log n).
    /// </summary>
    /// <param name="first">One sample; no NaN.</param>
    /// <param name="second">The other sample.</param>
    public static double? Distance(IEnumerable<double> first, IEnumerable<double> second)
    {
        double[] a = [.. first.Order()], b = [.. second.Order()];
        if (a.Length == 0 || b.Length == 0)
            return null;
        var (i, j, distance) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            // Both functions take their whole step at a value before they are compared.
            var value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] == value)
                i++;
            while (j < b.Length && b[j] == value)
                j++;
            distance = Math.Max(distance, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        return distance;
    }
}
