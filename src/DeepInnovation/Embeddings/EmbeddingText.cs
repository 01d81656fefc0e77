using DeepInnovation.Core.Documents;
using DeepInnovation.Hypergraphs.Keywords;

namespace DeepInnovation.Embeddings;

/// <summary>Where the text of an embedding comes from.</summary>
internal enum EmbeddingTextSource
{
    /// <summary>The keywords that the document came with.</summary>
    Given,

    /// <summary>Keywords extracted from its title and abstract.</summary>
    Extracted,

    /// <summary>Title and abstract themselves.</summary>
    Whole,
}

/// <summary>The text of a document that is embedded.</summary>
/// <param name="Document">The document as it came.</param>
/// <param name="Text">The text.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record EmbeddingText(Document Document, string Text, EmbeddingTextSource Source)
{
    /// <summary>
    /// The texts of many documents in their order: the keywords joined by spaces, as the authors' code does; where a document has
    /// none, those that the novelty stage takes (<see cref="KeywordExtractor.Complete"/>); where its text has none either, title
    /// and abstract. The last two are our rule: the paper does not say.
    /// </summary>
    public static List<EmbeddingText> Of(IReadOnlyList<Document> documents, KeywordOptions options,
        CancellationToken cancellation) =>
        [.. KeywordExtractor.Complete(documents, options, cancellation: cancellation).Documents
            .Zip(documents, (completed, document) =>
                Joined(document) is { } given ? new EmbeddingText(document, given, EmbeddingTextSource.Given)
                : Joined(completed) is { } extracted ? new EmbeddingText(document, extracted, EmbeddingTextSource.Extracted)
                : new EmbeddingText(document, DocumentText.Of(document), EmbeddingTextSource.Whole))];

    private static string? Joined(Document document) =>
        document.Keywords.All(string.IsNullOrWhiteSpace) ? null : string.Join(' ', document.Keywords);
}
