using System.Globalization;
using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs;
using DeepInnovation.Runs;

namespace DeepInnovation.Novelty;

/// <summary>Hyperedges and their scores as plain CSV files.</summary>
public static class HyperedgeTable
{
    private static readonly string[] ScoreColumns = ["id", "year", "novelty", "percentile"];

    /// <summary>Reads the columns id, year and nodes; nodes is a JSON list of texts. O(bytes).</summary>
    /// <exception cref="InputException">The file cannot be read, a column is missing, a year is no number or nodes are no JSON list of texts.</exception>
    public static List<Hyperedge> Read(string path) => [.. CsvFile.Read(path, "id", "year", "nodes").Select(Parse)];

    /// <summary>
    /// Writes id, year, novelty and percentile in the order of the documents. Numbers are written so that they read back as the
    /// same double; a score that a document has not is an empty field.
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void WriteScores(string path, IEnumerable<HyperedgeNovelty> documents) =>
        CsvFile.Write(path, ScoreColumns, documents.Select(d => (IReadOnlyList<string?>)
            [d.Hyperedge.Id, d.Hyperedge.Year.ToString(CultureInfo.InvariantCulture), Text(d.Novelty), Text(d.Percentile)]));

    private static Hyperedge Parse(CsvRow row)
    {
        if (!int.TryParse(row["year"], NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var year))
            throw row.Error("the year is no whole number", "year", "Write it as 2019");
        var nodes = ListField.Parse(row["nodes"]!, [], mustBeJson: true)
            ?? throw row.Error("the nodes are no JSON list of texts", "nodes", "Write them as [\"neural network\", \"image\"]");
        return new Hyperedge(row["id"]!, year, nodes);
    }

    private static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
