namespace DeepInnovation.Similarity;

/// <summary>
/// The similarity that counts, whatever an engine computes on its way: the inner product of two float32 vectors with each
/// product exact in double, added in double from the first element to the last, and rounded to float32 once. For unit
/// vectors it is the cosine, within 1e-3 as the vectors' lengths are.
/// </summary>
public static class CanonicalScore
{
    /// <summary>O(dimensions). Never minus zero.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static float Of(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException($"Vectors of {left.Length} and {right.Length} numbers have no inner product.", nameof(right));
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += (double)left[i] * right[i];
        return (float)sum + 0f;
    }
}
