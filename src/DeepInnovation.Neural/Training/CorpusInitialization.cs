using System.Numerics.Tensors;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Neural.Training;

/// <summary>
/// A better beginning than chance for a small model that has minutes, not days, to learn: word embeddings from latent semantic
/// analysis of the texts at hand, position embeddings as sines and cosines (Vaswani et al., 2017). Both are then trained as
/// usual.
/// </summary>
public static class CorpusInitialization
{
    private const double LongestWave = 1000;
    private const float RandomShare = 0.3f;

    /// <summary>Weights with the head of a masked-language model. Equal texts and seeds give equal weights.</summary>
    /// <param name="config">The sizes; <see cref="BertConfig.InitializerRange"/> is the scale of all embeddings.</param>
    /// <param name="table">The texts' tokens.</param>
    /// <param name="seed">The seed.</param>
    public static BertWeights Of(BertConfig config, TokenTable table, long seed)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(table);
        var start = BertWeights.Initialize(config, BertHead.MaskedLanguageModel, 0, seed);
        var values = new Dictionary<string, float[]>(start.Values, StringComparer.Ordinal)
        {
            ["bert.embeddings.word_embeddings.weight"] = Words(
                start["bert.embeddings.word_embeddings.weight"], config, table, seed),
            ["bert.embeddings.position_embeddings.weight"] = Positions(config),
        };
        return new(config, BertHead.MaskedLanguageModel, 0, values);
    }

    /// <summary>
    /// Each word's latent vector with all words at one length (the scale times √H), plus a share of the random start.
    /// </summary>
    private static float[] Words(float[] random, BertConfig config, TokenTable table, long seed)
    {
        var width = config.HiddenSize;
        var latent = LatentSemanticVectors.Of(table, config.VocabularySize, width, seed);
        var result = new float[random.Length];
        for (var word = 0; word < latent.Length; word++)
        {
            var row = result.AsSpan(word * width, width);
            random.AsSpan(word * width, width).CopyTo(row);
            TensorPrimitives.Multiply(row, RandomShare, row);
            var length = TensorPrimitives.Norm<float>(latent[word]);
            if (length > 1e-6f)
                TensorPrimitives.MultiplyAdd(
                    latent[word], (float)(config.InitializerRange * Math.Sqrt(width)) / length, row, row);
        }

        return result;
    }

    private static float[] Positions(BertConfig config)
    {
        var result = new float[config.MaximumPositions * config.HiddenSize];
        for (var position = 0; position < config.MaximumPositions; position++)
        {
            for (var i = 0; i < config.HiddenSize; i++)
            {
                var angle = position * Math.Pow(LongestWave, -(double)(i / 2 * 2) / config.HiddenSize);
                result[(position * config.HiddenSize) + i] = (float)(
                    config.InitializerRange * (i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle)));
            }
        }

        return result;
    }
}
