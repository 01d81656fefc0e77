using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>The measures of innovation from files to files: what can be computed from the inputs that there are.</summary>
public static class InnovationFiles
{
    /// <summary>The name, without its ending, of the table of <see cref="AtypicalRow"/>.</summary>
    public const string AtypicalTable = "atypical-combinations";

    /// <summary>The name, without its ending, of the table of <see cref="CitationRow"/>.</summary>
    public const string CitationTableName = "citation-measures";

    /// <summary>What was read, left out and missing, by name.</summary>
    public const string CountsFile = "innovation-counts.csv";

    /// <summary>
    /// Reads the inputs, computes what they allow and writes it to <paramref name="folder"/> as Parquet and as CSV,
    /// with the counts beside. Hyperedges alone give atypical combinations; citations with documents (or with
    /// hyperedges, which have ids and years too) give all citation measures; citations alone give PageRank and the
    /// degrees. Cost: the sum of the measures' own.
    /// </summary>
    /// <param name="hyperedges">A file with the columns id, year and nodes, or null.</param>
    /// <param name="citations">A file with the columns citing and cited, or null.</param>
    /// <param name="documents">A file with the columns id and year, or null.</param>
    /// <param name="folder">Where the tables go; it is made if it is not there.</param>
    /// <param name="options">How to measure.</param>
    /// <returns>The counts, in the order of the file.</returns>
    /// <exception cref="InputException">There is neither hyperedges nor citations, an option is out of its range,
    /// or a file is wrong.</exception>
    public static IReadOnlyList<(string Name, long Value)> Write(string? hyperedges, string? citations, string? documents,
        string folder, InnovationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        if (hyperedges is null && citations is null)
            throw new InputException("there is nothing to measure",
                "Give hyperedges (id, year, nodes), citations (citing, cited) or both");
        var counts = new List<(string, long)>();
        var dated = hyperedges is null ? null : DatedHyperedges.Read(hyperedges);
        var graph = citations is null ? null : ReadCitations(citations, documents, dated);
        if (dated is not null)
            counts.AddRange(WriteAtypical(dated, folder, options.Atypical));
        if (graph is not null)
            counts.AddRange(WriteCitations(graph, documents is not null || dated is not null, folder, options));
        CsvFile.Write(Path.Combine(folder, CountsFile), ["name", "value"],
            counts.Select(c => (IReadOnlyList<string?>)[c.Item1, c.Item2.ToString(CultureInfo.InvariantCulture)]));
        return counts;
    }

    private static void Check(InnovationOptions options)
    {
        Require(options.Atypical.Replicas >= 2, "replicas", "at least 2", options.Atypical.Replicas);
        Require(options.Atypical.StepsPerIncidence is >= 0 and < double.PositiveInfinity, "steps for each incidence",
            "a number from 0", options.Atypical.StepsPerIncidence);
        Require(options.DisruptionYears >= 1, "the years of CD_t", "at least 1", options.DisruptionYears);
        Require(options.Damping is >= 0 and < 1, "the damping", "from 0 to below 1", options.Damping);
        Require(options.Window >= 2, "the window", "at least 2", options.Window);
        Require(options.Atypical.MaxThreads is -1 or >= 1, "threads", "-1 for all cores or at least 1",
            options.Atypical.MaxThreads);
    }

    private static void Require(bool holds, string name, string range, double value)
    {
        if (!holds)
            throw new InputException($"{name} must be {range}, found \"{value.ToString(CultureInfo.InvariantCulture)}\"");
    }

    private static CitationGraph ReadCitations(string citations, string? documents, DatedHyperedges? dated) =>
        (documents, dated) switch
        {
            (not null, _) => CitationTable.Read(citations, documents),
            (null, not null) => CitationTable.Read(citations, dated.Ids.Zip(dated.Years)),
            _ => CitationTable.ReadWithoutYears(citations),
        };

    private static (string, long)[] WriteAtypical(DatedHyperedges dated, string folder, AtypicalOptions options)
    {
        var scores = AtypicalCombinations.Of(dated.Graph, options);
        WriteTable(folder, AtypicalTable, () => Enumerable.Range(0, dated.Ids.Count).Select(d => Row(dated, d, scores)));
        long pairs = 0, without = 0, unscored = 0;
        foreach (var edge in dated.Edges)
        {
            pairs += edge < 0 ? 0 : scores[edge].Pairs;
            without += edge < 0 ? 0 : scores[edge].PairsWithoutDeviation;
            unscored += edge >= 0 && scores[edge].Novelty is null ? 1 : 0;
        }

        return
        [
            ("hyperedge_documents", dated.Ids.Count), ("documents_with_fewer_than_two_nodes", dated.Edges.Count(e => e < 0)),
            ("documents_without_any_scored_pair", unscored), ("pairs", pairs), ("pairs_without_deviation", without),
        ];
    }

    private static AtypicalRow Row(DatedHyperedges dated, int document, AtypicalCombination[] scores)
    {
        var row = new AtypicalRow { Id = dated.Ids[document], Year = dated.Years[document] };
        if (dated.Edges[document] < 0)
            return row;
        var score = scores[dated.Edges[document]];
        return row with
        {
            Pairs = score.Pairs,
            PairsWithoutDeviation = score.PairsWithoutDeviation,
            Conventionality = score.Conventionality,
            Novelty = score.Novelty,
            LowestScore = score.LowestScore,
            FirstNode = score.FirstNode < 0 ? null : dated.Graph.Nodes[score.FirstNode],
            SecondNode = score.SecondNode < 0 ? null : dated.Graph.Nodes[score.SecondNode],
        };
    }

    private static (string, long)[] WriteCitations(CitationGraph graph, bool haveYears, string folder, InnovationOptions options)
    {
        var measures = CitationMeasures.Of(graph, haveYears, options);
        WriteTable(folder, CitationTableName, measures.Rows);
        var counts = graph.Counts;
        return
        [
            ("citation_documents", graph.DocumentCount), ("citation_rows", counts.Rows), ("citations_with_unknown_id",
                counts.UnknownIds), ("self_citations", counts.SelfCitations), ("citations_into_the_future", counts.IntoTheFuture),
            ("duplicate_citations", counts.Duplicates), ("citations", counts.Kept),
        ];
    }

    private static void WriteTable<T>(string folder, string name, Func<IEnumerable<T>> rows)
    {
        ParquetTable.Write(Path.Combine(folder, name + ".parquet"), rows());
        var columns = TableSchema.Of(typeof(T)).Columns;
        CsvFile.Write(Path.Combine(folder, name + ".csv"), [.. columns.Select(c => c.Name)],
            rows().Select(row => (IReadOnlyList<string?>)[.. columns.Select(c => Text(c.Property.GetValue(row)))]));
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
