using DeepInnovation.Core.Documents;

namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>
/// The hypergraphs of a corpus. Content is keywords; that the paper's nodes are keywords is an inference from its released
/// file. Context is where a document stands: IPC subclasses for patents, fields for papers (our choice, as the model's authors
/// take cited venues, which the corpus does not have).
/// </summary>
public static class DocumentHypergraphs
{
    /// <summary>The hypergraph of papers' keywords.</summary>
    public const string PaperContent = "paper-content";
    /// <summary>The hypergraph of papers' fields.</summary>
    public const string PaperContext = "paper-context";
    /// <summary>The hypergraph of patents' keywords.</summary>
    public const string PatentContent = "patent-content";
    /// <summary>The hypergraph of patents' IPC subclasses.</summary>
    public const string PatentContext = "patent-context";

    private const int SubclassLength = 4;

    /// <summary>A document by its keywords.</summary>
    public static Hyperedge Content(Document document) => new(document.Id, document.Year!.Value, document.Keywords);

    /// <summary>
    /// A patent by its IPC subclasses: the first four characters of each symbol (<c>G06N</c>); texts
    /// that are no symbol are left out.
    /// </summary>
    public static Hyperedge Subclasses(Document document) =>
        new(document.Id, document.Year!.Value,
            document.Ipc.Select(IpcSymbol.Normalize).OfType<string>().Select(s => s[..SubclassLength]));

    /// <summary>
    /// A paper by its fields, where it has several: the field's text split at semicolons (<c>cs.LG; cs.CV</c>).
    /// </summary>
    public static Hyperedge Fields(Document document) =>
        new(document.Id, document.Year!.Value, (document.Field ?? "").Split(';'));
}
