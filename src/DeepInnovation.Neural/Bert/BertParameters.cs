namespace DeepInnovation.Neural.Bert;

/// <summary>How a parameter starts when no checkpoint gives it.</summary>
internal enum Initialization
{
    /// <summary>Normal with the configuration's <see cref="BertConfig.InitializerRange"/>.</summary>
    Normal,

    /// <summary>All 0: biases.</summary>
    Zero,

    /// <summary>All 1: the gain of layer normalisation.</summary>
    One,
}

/// <summary>One trainable tensor of a model.</summary>
/// <param name="Name">Hugging Face's name, for example <c>bert.encoder.layer.0.attention.self.query.weight</c>.</param>
/// <param name="Shape">Row-major, as PyTorch stores it: a linear layer's weight is (out, in).</param>
/// <param name="Initialization">Its first value in a fresh model.</param>
/// <param name="Decays">Whether weight decay applies: all but biases and layer normalisation.</param>
internal sealed record BertParameter(string Name, IReadOnlyList<int> Shape, Initialization Initialization, bool Decays)
{
    /// <summary>Number of values.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => product * length);
}

/// <summary>The parameters of BERT, in the order of Hugging Face's state dictionary.</summary>
internal static class BertParameters
{
    /// <summary>All parameters of a model with the given head. O(layers).</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="head">What stands on the encoder.</param>
    /// <param name="labels">Classes of <see cref="BertHead.Classification"/>.</param>
    public static IReadOnlyList<BertParameter> Of(BertConfig config, BertHead head, int labels = 2)
    {
        ArgumentNullException.ThrowIfNull(config);
        int h = config.HiddenSize, wide = config.IntermediateSize;
        var all = new List<BertParameter>();
        Embedding("bert.embeddings.word_embeddings", config.VocabularySize);
        Embedding("bert.embeddings.position_embeddings", config.MaximumPositions);
        Embedding("bert.embeddings.token_type_embeddings", config.TokenTypes);
        Norm("bert.embeddings.LayerNorm");
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var at = FormattableString.Invariant($"bert.encoder.layer.{layer}.");
            Linear(at + "attention.self.query", h, h);
            Linear(at + "attention.self.key", h, h);
            Linear(at + "attention.self.value", h, h);
            Linear(at + "attention.output.dense", h, h);
            Norm(at + "attention.output.LayerNorm");
            Linear(at + "intermediate.dense", wide, h);
            Linear(at + "output.dense", h, wide);
            Norm(at + "output.LayerNorm");
        }

        if (head == BertHead.Classification)
        {
            Linear("bert.pooler.dense", h, h);
            Linear("classifier", labels, h);
        }
        else if (head == BertHead.MaskedLanguageModel)
        {
            all.Add(new("cls.predictions.bias", [config.VocabularySize], Initialization.Zero, Decays: false));
            Linear("cls.predictions.transform.dense", h, h);
            Norm("cls.predictions.transform.LayerNorm");
        }

        return all;

        void Embedding(string name, int rows) => all.Add(new(name + ".weight", [rows, h], Initialization.Normal, Decays: true));

        void Linear(string name, int rows, int columns)
        {
            all.Add(new(name + ".weight", [rows, columns], Initialization.Normal, Decays: true));
            all.Add(new(name + ".bias", [rows], Initialization.Zero, Decays: false));
        }

        void Norm(string name)
        {
            all.Add(new(name + ".weight", [h], Initialization.One, Decays: false));
            all.Add(new(name + ".bias", [h], Initialization.Zero, Decays: false));
        }
    }
}
