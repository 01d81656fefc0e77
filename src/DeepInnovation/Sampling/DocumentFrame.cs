using DeepInnovation.Candidates;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Sampling;

/// <summary>Which documents a sample is drawn from.</summary>
public enum SampledFrame
{
    /// <summary>All of the corpus.</summary>
    All,

    /// <summary>Only documents that came with a label (<see cref="Document.Label"/>).</summary>
    Labelled,
}

/// <summary>
/// The corpus as a frame: cells are kind, then candidate or not, then stratum, so that papers and patents, and candidates
/// and the rest, are drawn in equal numbers before strata are. A patent's stratum is the section of its first IPC (or CPC)
/// symbol, a paper's its field; <c>?</c> where that is unknown.
/// </summary>
public static class DocumentFrame
{
    /// <summary>Stratum of a document without a section or a field.</summary>
    public const string UnknownStratum = "?";

    private const string IsCandidate = "candidate", IsRest = "rest";

    /// <summary>The stratum of a document.</summary>
    public static string StratumOf(Document document) => document.Kind == DocumentKind.Paper
        ? string.IsNullOrWhiteSpace(document.Field) ? UnknownStratum : document.Field.Trim()
        : document.Ipc.Count == 0 ? UnknownStratum
        : IpcSymbol.Section(document.Ipc[0].Split(';', ',')[0].Trim('[', '"', ' ')).ToString();

    /// <summary>One item for each document. O(n).</summary>
    /// <param name="documents">The corpus.</param>
    /// <param name="isCandidate">The filter's verdict on each.</param>
    public static List<SamplingItem> Of(IReadOnlyList<Document> documents, Func<Document, bool> isCandidate) =>
        [.. documents.Select(
            d => new SamplingItem(KeyOf(d), Levels(d.Kind, isCandidate(d), StratumOf(d)), DocumentHeading.Of(d), d.Family))];

    /// <summary>
    /// Both cells, candidates and the rest, of every stratum in the frame, so that a missing one shows in the books.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> AllCells(IEnumerable<SamplingItem> frame) => frame
        .Select(i => (Kind: i.Levels[0], Stratum: i.Levels[2])).Distinct()
        .SelectMany(c => new IReadOnlyList<string>[] { [c.Kind, IsCandidate, c.Stratum], [c.Kind, IsRest, c.Stratum] });

    /// <summary>A cell of this frame as a row of the quotas table.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="keptOut">Documents of it that could not be drawn, see <see cref="Quota.KeptOut"/>.</param>
    public static Quota ToQuota(SampleCell cell, int keptOut = 0) => new()
    {
        Kind = Enum.Parse<DocumentKind>(cell.Levels[0], ignoreCase: true),
        Candidate = cell.Levels[1] == IsCandidate,
        Stratum = cell.Levels[2],
        Available = cell.Available,
        KeptOut = keptOut,
        Wanted = cell.Wanted,
        Drawn = cell.Drawn,
        Shortfall = cell.Shortfall,
    };

    /// <summary>A cell's levels as one text.</summary>
    internal static string NameOf(IReadOnlyList<string> levels) => string.Join('|', levels);

    private static string KeyOf(Document document) => $"{Name(document.Kind)}:{document.Id}";

    private static string[] Levels(DocumentKind kind, bool candidate,
        string stratum) => [Name(kind), candidate ? IsCandidate : IsRest, stratum];

    private static string Name(DocumentKind kind) => kind == DocumentKind.Paper ? "paper" : "patent";
}
