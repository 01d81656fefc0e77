using System.Globalization;
using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs;
using DeepInnovation.Runs;

namespace DeepInnovation.Novelty;

/// <summary>
/// Documents with their nodes and their scores as plain CSV files. Of each document only its id, its year and the number of its hyperedge
/// stay in memory, so millions fit.
/// </summary>
public sealed class HyperedgeTable
{
    private static readonly string[] ScoreColumns = ["id", "year", "novelty", "percentile"];
    private readonly List<string> _ids = [];
    private readonly List<int> _years = [];
    private int[] _edgeOf = [];

    private HyperedgeTable() => Graph = Hypergraph.Of([]);

    /// <summary>The hypergraph of the documents of two or more distinct nodes.</summary>
    public Hypergraph Graph { get; private set; }

    /// <summary>The number of documents.</summary>
    public int Count => _ids.Count;

    /// <summary>The hyperedge of each document in the order of the file, -1 where it has fewer than two distinct nodes.</summary>
    public IReadOnlyList<int> EdgeOf => _edgeOf;

    /// <summary>Reads the columns id, year and nodes; nodes is a JSON list of texts. O(bytes), plus sorting.</summary>
    /// <exception cref="InputException">The file cannot be read, a column is missing, a year is no number or nodes are no JSON list of texts.</exception>
    public static HyperedgeTable Read(string path)
    {
        var table = new HyperedgeTable();
        var builder = new HypergraphBuilder { SmallestSize = 2 };
        foreach (var row in CsvFile.Read(path, "id", "year", "nodes"))
        {
            var year = Year(row);
            builder.Add(year, Nodes(row));
            table._ids.Add(row["id"]!);
            table._years.Add(year);
        }

        (table.Graph, table._edgeOf) = builder.Build();
        return table;
    }

    /// <summary>
    /// Writes id, year, novelty and percentile in the order of the documents. Numbers are written so that they read back as the
    /// same double; a score that a document has not is an empty field.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="scores">The scores of <see cref="Graph"/>.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void WriteScores(string path, EdgeNovelty scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var percentiles = scores.Percentiles(_edgeOf);
        CsvFile.Write(path, ScoreColumns, Enumerable.Range(0, Count).Select(i => (IReadOnlyList<string?>)
            [_ids[i], _years[i].ToString(CultureInfo.InvariantCulture), Text(scores.Novelty(_edgeOf[i])), Text(percentiles[i])]));
    }

    private static int Year(CsvRow row) =>
        int.TryParse(row["year"], NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var year)
            ? year
            : throw row.Error("the year is no whole number", "year", "Write it as 2019");

    private static IReadOnlyList<string> Nodes(CsvRow row) => ListField.Parse(row["nodes"]!, [], mustBeJson: true)
        ?? throw row.Error("the nodes are no JSON list of texts", "nodes", "Write them as [\"neural network\", \"image\"]");

    private static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
