using System.Globalization;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Release;

/// <summary>
/// The tables of documents in the paper's own CSV formats; those of pairs come from <see cref="Similarity.Shards.PairFile"/>.
/// Known of them (read from public code that uses the files): an unnamed index column leads, lists are JSON inside a field, and
/// the places of some columns. What is our inference is said at each table. O(rows) time, one row in memory.
/// </summary>
public static class ReleasedTables
{
    /// <summary>
    /// The header of DeepPatentAI.csv. The spelling of Title and Abstract and their order are our inference; ID is a running
    /// number, here from 1.
    /// </summary>
    public static IReadOnlyList<string> PatentHeader { get; } =
    [
        "", "ID", "PN", "IPC", "Title", "Abstract", "Year", "Keywords", "Novelty",
    ];

    /// <summary>
    /// The header of DeepDiveAI.csv: 13 fields behind the index. The places of ID (1), Title (2), Year (6), Cited (7) and
    /// Keywords (8) are known; the names of the others are known too, their places and spelling are our inference.
    /// </summary>
    public static IReadOnlyList<string> PaperHeader { get; } =
    [
        "", "ID", "Title", "Abstract", "Source", "Type", "Year", "Cited", "Keywords", "DOI", "Name", "Language",
        "Affiliations", "Novelty",
    ];

    /// <summary>Writes patents; PN is the document's id.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="patents">The patents.</param>
    /// <param name="novelty">The content novelty of a patent in nats, or null.</param>
    /// <returns>The rows written.</returns>
    public static long WritePatents(Stream stream, IEnumerable<Document> patents, Func<Document, double?> novelty) =>
        CsvFile.Write(stream, PatentHeader, patents.Select((d, i) => (IReadOnlyList<string?>)
        [
            Number(i), Number(i + 1), d.Id, ListField.Format(d.Ipc), d.Title, d.Abstract, Number(d.Year),
            ListField.Format(d.Keywords), Number(novelty(d)),
        ]));

    /// <summary>Writes papers; what our documents do not have (Source, Type, DOI, Name, Affiliations) stays empty.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="papers">The papers.</param>
    /// <param name="novelty">The content novelty of a paper in nats, or null.</param>
    /// <returns>The rows written.</returns>
    public static long WritePapers(Stream stream, IEnumerable<Document> papers, Func<Document, double?> novelty) =>
        CsvFile.Write(stream, PaperHeader, papers.Select((d, i) => (IReadOnlyList<string?>)
        [
            Number(i), d.Id, d.Title, d.Abstract, null, null, Number(d.Year), Number(d.Cited), ListField.Format(d.Keywords),
            null, null, d.Language, null, Number(novelty(d)),
        ]));

    private static string? Number<T>(T? value)
        where T : struct, IFormattable => value?.ToString(null, CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
