namespace DeepInnovation.Classifier;

/// <summary>What a text has of each feature; features that it lacks are left out.</summary>
/// <param name="Places">The features, ascending.</param>
/// <param name="Values">How much of each.</param>
internal readonly record struct SparseRow(int[] Places, float[] Values)
{
    /// <summary>
    /// The sum of weights times values, in the order of the features: the same bits on every processor. O(features).
    /// </summary>
    internal double Dot(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < Places.Length; i++)
            sum += weights[Places[i]] * Values[i];
        return sum;
    }

    /// <summary>Adds this row times <paramref name="factor"/>.</summary>
    internal void AddTo(Span<double> sums, double factor)
    {
        for (var i = 0; i < Places.Length; i++)
            sums[Places[i]] += factor * Values[i];
    }
}
