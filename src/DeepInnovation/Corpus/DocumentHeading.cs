namespace DeepInnovation.Corpus;

/// <summary>What stands for a document where one line is wanted.</summary>
internal static class DocumentHeading
{
    /// <summary>The title; the abstract of a document that has none.</summary>
    internal static string Of(Document document) => string.IsNullOrWhiteSpace(document.Title) ? document.Abstract : document.Title;
}
