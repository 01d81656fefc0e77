using DeepInnovation.Runs;
using DuckDB.NET.Data;

namespace DeepInnovation.Cli.Commands;

/// <summary>
/// A table of text from a file that another tool wrote: CSV (also .gz and .zst), JSON Lines or Parquet, told apart by the
/// name's ending. All values as text, rows in the file's order.
/// </summary>
internal sealed class TextTable
{
    private TextTable(string file, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string?>> rows) =>
        (File, Header, Rows) = (file, header, rows);

    public string File { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<IReadOnlyList<string?>> Rows { get; }

    /// <exception cref="InputException">The file is missing, no table, or has no rows.</exception>
    public static TextTable Read(string file)
    {
        var path = ParquetTable.Literal(Path.GetFullPath(file));
        var table = file.ToLowerInvariant().Replace(".gz", "", StringComparison.Ordinal).Replace(".zst", "", StringComparison.Ordinal) switch
        {
            var name when name.EndsWith(".parquet", StringComparison.Ordinal) => Query(file, $"read_parquet({path})"),
            var name when name.EndsWith("jsonl", StringComparison.Ordinal) => Query(file, $"read_json({path}, format = 'newline_delimited')"),
            _ => ReadCsv(file),
        };
        return table.Rows.Count > 0 ? table : throw new InputException("the table has no rows", file, null);
    }

    /// <summary>The first column of one of these names, whatever its case; null when there is none and none is wanted.</summary>
    /// <exception cref="InputException">There is none and one is wanted.</exception>
    public int? Column(bool required, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var index = Header.ToList().FindIndex(h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
                return index;
        }

        return required
            ? throw new InputException($"there is no column \"{names[0]}\"", File, 1, mend: $"Columns are: {string.Join(", ", Header)}")
            : null;
    }

    private static TextTable ReadCsv(string file)
    {
        IReadOnlyList<string> header = [];
        var rows = new List<IReadOnlyList<string?>>();
        foreach (var row in CsvFile.Read(file))
        {
            header = row.Columns;
            rows.Add([.. header.Select(column => row[column])]);
        }

        return new TextTable(file, header, rows);
    }

    private static TextTable Query(string file, string source)
    {
        if (!System.IO.File.Exists(file))
            throw new InputException($"{file} does not exist", "Check the name");
        try
        {
            using var connection = ParquetTable.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT COLUMNS(*)::VARCHAR FROM {source}";
            using var reader = command.ExecuteReader();
            var header = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            var rows = new List<IReadOnlyList<string?>>();
            while (reader.Read())
                rows.Add([.. header.Select((_, i) => reader.IsDBNull(i) ? null : reader.GetString(i))]);
            return new TextTable(file, header, rows);
        }
        catch (DuckDBException fault)
        {
            throw new InputException(fault.Message.Split('\n')[0].Trim(), file, null, mend: "Check the file", inner: fault);
        }
    }
}
