namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>The percentile rank (rank - 1) / (n - 1): 0 for the least of n values, 1 for the largest.</summary>
internal static class PercentileRank
{
    /// <summary>
    /// The rank of each value among all of them. Equal values share the mean of their ranks, so the order of the input leaves
    /// no trace. A single value has no rank among others (the formula is 0/0): null. O(n log n).
    /// </summary>
    /// <param name="values">Finite numbers.</param>
    public static double?[] Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var result = new double?[values.Count];
        if (values.Count < 2)
            return result;
        var keys = values.ToArray();
        int[] places = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, places);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            for (var i = start; i < end; i++)
                result[places[i]] = (start + end - 1) / 2.0 / (keys.Length - 1);
            start = end;
        }

        return result;
    }
}
