using DeepInnovation.Corpus;

namespace DeepInnovation.Embeddings;

/// <summary>The text of a document that is embedded.</summary>
internal static class EmbeddingText
{
    /// <summary>
    /// The keywords joined by spaces, as the authors' code does; the title where a document has no keywords (our rule: the
    /// paper does not say).
    /// </summary>
    public static string Of(Document document, out bool fromTitle)
    {
        fromTitle = document.Keywords.All(string.IsNullOrWhiteSpace);
        return fromTitle ? document.Title : string.Join(' ', document.Keywords);
    }
}
