using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Hypergraphs.Novelty;

/// <summary>
/// Documents with their nodes, from CSV or Parquet, and their scores as CSV. Of each document only its id, its year and the
/// number of its hyperedge stay in memory, so millions fit.
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

    /// <summary>
    /// Reads a CSV or Parquet file with the columns id, year and nodes (<see cref="HyperedgeReader"/>). O(bytes), plus sorting.
    /// </summary>
    /// <exception cref="InputException">The file cannot be read, a column is missing, a year is no number or nodes
    /// are no list of texts.</exception>
    public static HyperedgeTable Read(string path)
    {
        var table = new HyperedgeTable();
        var builder = new HypergraphBuilder { SmallestSize = 2 };
        foreach (var (id, year, nodes) in HyperedgeReader.Read(path))
        {
            builder.Add(year, nodes);
            table._ids.Add(id);
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

    private static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
