using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DuckDB.NET.Data;

namespace DeepInnovation.Hypergraphs;

/// <summary>
/// Reads documents with their nodes from a table with the columns id, year and nodes, one row in memory: CSV (also <c>.gz</c>,
/// <c>.zst</c>; nodes is a JSON list of texts) or Parquet (nodes is a list of texts, or such a JSON list).
/// </summary>
public static class HyperedgeReader
{
    /// <summary>The rows in the order of the file. O(bytes).</summary>
    /// <exception cref="InputException">The file cannot be read, a column is missing, a year is no whole number or nodes
    /// are no list of texts.</exception>
    public static IEnumerable<(string Id, int Year, IReadOnlyList<string> Nodes)> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? ReadParquet(path)
            : CsvFile.Read(path, "id", "year", "nodes").Select(Row);
    }

    /// <summary>The hypergraph of a query's rows, in one pass over them. O(rows), plus sorting.</summary>
    /// <param name="connection">Where to ask.</param>
    /// <param name="query">Gives an id, a year and a list of texts (or such a list in JSON), in this order.</param>
    /// <param name="smallestSize">Documents of fewer distinct nodes become no hyperedge.</param>
    /// <exception cref="InputException">The query cannot be run, or a row is not like that.</exception>
    public static Hypergraph FromQuery(DuckDBConnection connection, string query, int smallestSize = 1)
    {
        var builder = new HypergraphBuilder { SmallestSize = smallestSize };
        foreach (var (_, year, nodes) in Query(connection, query, "the query"))
            builder.Add(year, nodes);
        return builder.Build().Graph;
    }

    private static IEnumerable<(string Id, int Year, IReadOnlyList<string> Nodes)> ReadParquet(string path)
    {
        if (!File.Exists(path))
            throw new InputException("the file does not exist", path, null,
                hint: "Give the path of a table with the columns id, year and nodes");
        using var connection = ParquetTable.Open();
        foreach (var row in Query(connection,
            $"SELECT id, year, nodes FROM read_parquet({ParquetTable.FileLiteral(path)})", path))
            yield return row;
    }

    private static IEnumerable<(string Id, int Year, IReadOnlyList<string> Nodes)> Query(DuckDBConnection connection,
        string sql, string source)
    {
        var query = new ParquetQuery(source, "It needs the columns id, year and nodes", "the table cannot be read");
        var number = 0;
        foreach (var row in query.Rows(connection, sql))
        {
            number++;
            var id = row.IsDBNull(0) ? "" : Convert.ToString(row.GetValue(0), CultureInfo.InvariantCulture)!;
            var year = Year(row.IsDBNull(1) ? null : row.GetValue(1), source, number);
            yield return (id, year, Nodes(row.IsDBNull(2) ? null : row.GetValue(2), source, number));
        }
    }

    private static int Year(object? value, string source, int row) => value switch
    {
        sbyte or short or int or byte or ushort => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
        string text
            when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new InputException($"row {row}: the year is no whole number", source, null, "year",
            Convert.ToString(value, CultureInfo.InvariantCulture), "Write it as 2019"),
    };

    private static IReadOnlyList<string> Nodes(object? value, string source, int row) => value switch
    {
        IEnumerable<string?> list => [.. list.OfType<string>()],
        string text when ListField.Parse(text, [], mustBeJson: true) is { } list => list,
        _ => throw new InputException($"row {row}: the nodes are no list of texts", source, null, "nodes", value as string,
            "Write them as a list of texts"),
    };

    private static (string Id, int Year, IReadOnlyList<string> Nodes) Row(CsvRow row)
    {
        if (!int.TryParse(row["year"], NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var year))
            throw row.Error("the year is no whole number", "year", "Write it as 2019");
        var nodes = ListField.Parse(row["nodes"]!, [], mustBeJson: true)
            ?? throw row.Error("the nodes are no JSON list of texts", "nodes", "Write them as [\"neural network\", \"image\"]");
        return (row["id"]!, year, nodes);
    }
}
