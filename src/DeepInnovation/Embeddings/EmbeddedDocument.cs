namespace DeepInnovation.Embeddings;

/// <summary>
/// Names row <see cref="Row"/> of a matrix of embeddings: the row of
/// <c>07-embeddings/papers.parquet</c> and <c>patents.parquet</c>.
/// </summary>
public sealed record EmbeddedDocument
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Its year.</summary>
    public int Year { get; set; }

    /// <summary>The row of the .npy matrix, counted from 0.</summary>
    public int Row { get; set; }

    /// <summary>The text that was embedded.</summary>
    public string Text { get; set; } = "";
}
