using System.Buffers;
using System.Text;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Core.Tables;

/// <summary>
/// Plain CSV tables (RFC 4180, UTF-8, a header): what the commands read and write. Writes atomically with line feeds;
/// reads one row at a time, also <c>.gz</c> and <c>.zst</c>, with comma, semicolon or tab as the header shows, or what a
/// first line <c>sep=;</c> names.
/// </summary>
public static class CsvFile
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",;\t\r\n");

    /// <summary>
    /// Writes a table to <paramref name="path"/> atomically. O(bytes) time, one row in memory. Null and
    /// empty fields both become empty.
    /// </summary>
    /// <exception cref="ArgumentException">A row has another number of fields than the header.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows) =>
        AtomicFile.Write(path, stream => Write(stream, header, rows));

    /// <summary>
    /// As <see cref="Write(string, IReadOnlyList{string}, IEnumerable{IReadOnlyList{string}})"/>, behind a byte-order mark:
    /// without one a spreadsheet that is given the file by a double click takes its text for the machine's old encoding, and
    /// umlauts for two characters each.
    /// </summary>
    /// <exception cref="ArgumentException">A row has another number of fields than the header.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void WriteForSpreadsheet(string path, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows) =>
        AtomicFile.Write(path, stream =>
        {
            stream.Write(Encoding.UTF8.Preamble);
            Write(stream, header, rows);
        });

    /// <summary>Writes a table to a stream, which stays open, and returns how many rows there were.</summary>
    /// <exception cref="ArgumentException">A row has another number of fields than the header.</exception>
    public static long Write(Stream stream, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        using var writer = new StreamWriter(stream, AtomicFile.Utf8, 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var line = new StringBuilder();
        WriteRow(writer, line, header);
        long count = 0;
        foreach (var row in rows)
        {
            if (row.Count != header.Count)
                throw new ArgumentException($"Row {count + 1} has {row.Count} fields, the header {header.Count}.", nameof(rows));
            WriteRow(writer, line, row);
            count++;
        }

        return count;
    }

    /// <summary>
    /// Reads a table row by row. Columns are found by name in any case; others than the required ones may be there.
    /// O(bytes) time, one row in memory. The file is opened at once, so that a wrong one fails here.
    /// </summary>
    /// <param name="path">The file; <c>.gz</c> and <c>.zst</c> are decompressed.</param>
    /// <param name="requiredColumns">Columns that must be in the header.</param>
    /// <exception cref="InputException">The file cannot be read, lacks a column, or (while reading) a row is broken.</exception>
    public static IEnumerable<CsvRow> Read(string path, params string[] requiredColumns)
    {
        ArgumentNullException.ThrowIfNull(requiredColumns);
        using (var reader = new CsvRecordReader(path))
            ReadHeader(path, reader, requiredColumns);
        return Rows(path, requiredColumns);
    }

    /// <summary>The names of a table's columns. O(header).</summary>
    /// <exception cref="InputException">The file cannot be read or has no header.</exception>
    public static IReadOnlyList<string> Header(string path)
    {
        using var reader = new CsvRecordReader(path);
        return ReadHeader(path, reader, []).Columns;
    }

    private static IEnumerable<CsvRow> Rows(string path, string[] requiredColumns)
    {
        using var reader = new CsvRecordReader(path);
        var (columns, index) = ReadHeader(path, reader, requiredColumns);
        while (reader.Read())
        {
            if (reader.Fault is { } fault)
                throw new InputException(fault.Problem, path, reader.Line, columns.ElementAtOrDefault(fault.Field),
                    fault.Value, "Correct the row");
            if (reader.Fields.Count != columns.Length)
                throw WrongFieldCount(path, reader, columns.Length);
            yield return new CsvRow(path, reader.Line, columns, index, [.. reader.Fields]);
        }
    }

    private static (string[] Columns, Dictionary<string, int> Index) ReadHeader(string path,
        CsvRecordReader reader, string[] required)
    {
        if (!reader.Read())
            throw new InputException("the file has no header", path, null, hint: "Give a first line with the columns' names");
        if (reader.Fault is { } fault)
            throw new InputException($"the header is broken: {fault.Problem}", path, reader.Line, value: fault.Value);
        string[] columns = [.. reader.Fields.Select(f => f.Trim())];
        var index = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < columns.Length; i++)
        {
            if (!index.TryAdd(columns[i], i) && required.Contains(columns[i], StringComparer.OrdinalIgnoreCase))
                throw new InputException($"two columns are named \"{columns[i]}\"", path, reader.Line, hint: "Rename one");
        }

        if (required.FirstOrDefault(r => !index.ContainsKey(r)) is { } missing)
        {
            throw new InputException(
                $"there is no column \"{missing}\"; the header has {string.Join(", ", columns)}", path, reader.Line,
                hint: $"Add or rename a column to {missing}");
        }

        return (columns, index);
    }

    internal static InputException WrongFieldCount(string path, CsvRecordReader reader, int expected) =>
        new($"the row has {reader.Fields.Count} fields, the header {expected}", path, reader.Line,
            value: string.Join(',', reader.Fields),
            hint: "Put quotes around a field with a delimiter or line break in it");

    private static void WriteRow(StreamWriter writer, StringBuilder line, IReadOnlyList<string?> fields)
    {
        line.Clear();
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                line.Append(',');
            var field = fields[i] ?? "";
            // A row of one empty field would be an empty line, which readers skip.
            if (fields.Count == 1 && field.Length == 0)
                line.Append("\"\"");
            else if (field.AsSpan().ContainsAny(NeedQuotes))
                line.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                line.Append(field);
        }

        writer.Write(line);
        writer.WriteLine();
    }
}
