namespace DeepInnovation.Core.Documents;

/// <summary>What stands for a document where one line is wanted.</summary>
public static class DocumentHeading
{
    /// <summary>The title; the abstract of a document that has none.</summary>
    public static string Of(Document document) => string.IsNullOrWhiteSpace(document.Title) ? document.Abstract : document.Title;
}
