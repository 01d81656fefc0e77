using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Bert;

/// <summary>
/// The mean of a text's token vectors without padding, scaled to length 1, for models that end in token vectors.
/// </summary>
internal static class MeanPooling
{
    /// <summary>Sums in double, in the order of the tokens. O(rows · tokens · width).</summary>
    /// <param name="hidden">[rows, tokens, width].</param>
    /// <param name="batch">Whose mask tells tokens from padding.</param>
    /// <param name="rows">How many rows to pool.</param>
    /// <param name="width">Width of a vector.</param>
    /// <returns>[rows, width].</returns>
    public static float[] Of(ReadOnlySpan<float> hidden, TokenBatch batch, int rows, int width)
    {
        var pooled = new float[rows * width];
        var sums = new double[width];
        for (var row = 0; row < rows; row++)
        {
            Array.Clear(sums);
            for (var token = 0; token < batch.Length; token++)
            {
                var at = (row * batch.Length) + token;
                if (batch.AttentionMask[at] == 0)
                    continue;
                for (var i = 0; i < width; i++)
                    sums[i] += hidden[(at * width) + i];
            }

            // The mean's divisor falls out with the length. 1e-12 as in PyTorch's normalize, for a vector of zeros.
            var length = Math.Max(1e-12, Math.Sqrt(sums.Sum(v => v * v)));
            for (var i = 0; i < width; i++)
                pooled[(row * width) + i] = (float)(sums[i] / length);
        }

        return pooled;
    }
}
