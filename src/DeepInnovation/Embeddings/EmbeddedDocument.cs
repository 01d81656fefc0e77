namespace DeepInnovation.Embeddings;

/// <summary>Names row <see cref="Row"/> of a matrix of embeddings: the row of <c>07-embeddings/papers.parquet</c> and <c>patents.parquet</c>.</summary>
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

/// <summary>Where the embeddings stage leaves its tables in a run.</summary>
public static class EmbeddingFiles
{
    /// <summary>The stage's folder.</summary>
    public const string Folder = "07-embeddings";

    /// <summary>float32 [papers, 384], unit length, C order.</summary>
    public const string PaperVectors = "papers.npy";

    /// <summary>float32 [patents, 384], unit length, C order.</summary>
    public const string PatentVectors = "patents.npy";

    /// <summary>The <see cref="EmbeddedDocument"/>s of the papers judged AI that have a year.</summary>
    public const string Papers = "papers.parquet";

    /// <summary>The <see cref="EmbeddedDocument"/>s of the patents judged AI that have a year.</summary>
    public const string Patents = "patents.parquet";

    /// <summary>The encoder that made the vectors, for <see cref="HashedEncoder.Load"/>.</summary>
    public const string Encoder = "encoder.bin";

    /// <summary>The <see cref="RetrievalEvaluation"/>s of a trained encoder and the hashed one, on held-out titles and abstracts.</summary>
    public const string Retrieval = "retrieval.parquet";

    /// <summary>A training under way; gone when it is done.</summary>
    public const string Checkpoint = "training.checkpoint";
}
