namespace DeepInnovation.Neural.Bert;

/// <summary>What stands on top of the encoder.</summary>
public enum BertHead
{
    /// <summary>Nothing: the last layer's token vectors (Hugging Face: BertModel without its pooler).</summary>
    None,

    /// <summary>The pooler ([CLS], dense, tanh) and a linear layer to the classes (BertForSequenceClassification).</summary>
    Classification,

    /// <summary>
    /// Dense, GELU, layer normalisation and the word embeddings as output layer (BertForMaskedLM, weights tied).
    /// </summary>
    MaskedLanguageModel,
}
