namespace DeepInnovation.Core.Documents;

/// <summary>The text of a document that every classifier reads.</summary>
public static class DocumentText
{
    /// <summary>
    /// Title, a space, abstract (the released training code's input); the one that is there when the other is empty.
    /// </summary>
    public static string Of(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return $"{document.Title} {document.Abstract}".Trim();
    }
}
