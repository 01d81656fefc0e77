using DeepInnovation.Candidates;
using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs;

namespace DeepInnovation.Novelty;

/// <summary>
/// The hypergraphs of a corpus. Content is keywords; that the paper's nodes are keywords is an inference from its released
/// file. Context is where a document stands: IPC subclasses for patents (our choice, as the model's authors take cited
/// venues, which the corpus does not have; so papers have no context).
/// </summary>
internal static class DocumentHypergraphs
{
    public const string PaperContent = "paper-content";
    public const string PatentContent = "patent-content";
    public const string PatentContext = "patent-context";

    private const int SubclassLength = 4;

    /// <summary>A document by its keywords.</summary>
    public static Hyperedge Content(Document document) => new(document.Id, document.Year!.Value, document.Keywords);

    /// <summary>A document by its IPC subclasses: the first four characters of each symbol (<c>G06N</c>); texts that are no symbol are left out.</summary>
    public static Hyperedge Context(Document document) =>
        new(document.Id, document.Year!.Value, document.Ipc.Select(IpcSymbol.Normalize).OfType<string>().Select(s => s[..SubclassLength]));
}
