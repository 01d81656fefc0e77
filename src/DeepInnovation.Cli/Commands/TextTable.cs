using System.Text;
using DeepInnovation.Runs;
using DuckDB.NET.Data;

namespace DeepInnovation.Cli.Commands;

/// <summary>
/// A table of text as one reads it from a file that another tool wrote: CSV (also .gz and .zst), JSON Lines or Parquet,
/// told apart by the name's ending. All values as text, rows in the file's order.
/// </summary>
internal sealed class TextTable
{
    private TextTable(string file, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string?>> rows) => (File, Header, Rows) = (file, header, rows);

    public string File { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<IReadOnlyList<string?>> Rows { get; }

    /// <exception cref="InputException">The file is missing or no table.</exception>
    public static TextTable Read(string file)
    {
        if (!System.IO.File.Exists(file))
            throw new InputException($"{file} does not exist", "Check the name");
        try
        {
            using var connection = ParquetTable.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT COLUMNS(*)::VARCHAR FROM {Source(file)}";
            using var reader = command.ExecuteReader();
            var header = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
            var rows = new List<IReadOnlyList<string?>>();
            while (reader.Read())
                rows.Add([.. header.Select((_, i) => reader.IsDBNull(i) ? null : reader.GetString(i))]);
            return new TextTable(file, header, rows);
        }
        catch (DuckDBException fault)
        {
            throw new InputException(fault.Message.Split('\n')[0].TrimEnd(), file, null, mend: "Give a table with a header row", inner: fault);
        }
    }

    /// <summary>Writes CSV as RFC 4180 has it, but with line feeds; atomically.</summary>
    public static void Write(string file, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows) => AtomicFile.Write(file, stream =>
    {
        using var writer = new StreamWriter(stream, AtomicFile.Utf8, 1 << 16, leaveOpen: true);
        foreach (var row in rows.Prepend(header))
            writer.Write(string.Join(',', row.Select(Quote)) + "\n");
    });

    /// <summary>The first column of one of these names, whatever its case.</summary>
    /// <exception cref="InputException">There is none and one is wanted.</exception>
    public int? Column(bool required, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var index = Header.ToList().FindIndex(h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
                return index;
        }

        return required ? throw new InputException($"there is no column \"{names[0]}\"", File, 1, mend: $"Columns are: {string.Join(", ", Header)}") : null;
    }

    private static string Source(string file)
    {
        var path = ParquetTable.Literal(Path.GetFullPath(file));
        return Path.GetExtension(file.ToLowerInvariant().Replace(".gz", "", StringComparison.Ordinal).Replace(".zst", "", StringComparison.Ordinal)) switch
        {
            ".parquet" => $"read_parquet({path})",
            ".jsonl" or ".ndjson" => $"read_json({path}, format = 'newline_delimited')",
            _ => $"read_csv({path}, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', null_padding = false, parallel = false)",
        };
    }

    private static string Quote(string? value) => value is null ? ""
        : value.AsSpan().IndexOfAny(",\"\n\r") < 0 ? value
        : new StringBuilder(value.Length + 8).Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
}
