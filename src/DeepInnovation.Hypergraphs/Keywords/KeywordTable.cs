using DeepInnovation.Core.Json;
using System.Globalization;
using System.Text.Json;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// Extracted keywords as a CSV file: id, kind (paper or patent), keywords (a JSON list) and scores
/// (a JSON list in the same order).
/// </summary>
public static class KeywordTable
{
    private static readonly string[] Header = ["id", "kind", "keywords", "scores"];
    /// <summary>
    /// Writes one row a document, atomically, in the order given. Scores have six decimals. O(documents) time, one row in memory.
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, IEnumerable<(Document Document, IReadOnlyList<Keyword> Keywords)> rows) =>
        CsvFile.Write(path, Header, rows.Select(row => (IReadOnlyList<string?>)
        [
            row.Document.Id,
            row.Document.Kind == DocumentKind.Paper ? "paper" : "patent",
            $"[{string.Join(", ", row.Keywords.Select(k => JsonSerializer.Serialize(k.Phrase, JsonSettings.Compact)))}]",
            $"[{string.Join(", ", row.Keywords.Select(k => k.Score.ToString("0.######", CultureInfo.InvariantCulture)))}]",
        ]));
}
