using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using DeepInnovation.Runs;

namespace DeepInnovation.Corpus;

/// <summary>
/// A JSON Lines file: one object a line, empty lines are no rows. Its columns are the keys of all its objects, in the order
/// of their first appearance, so the file is read twice. A key that an object lacks, and null, are empty cells.
/// </summary>
internal sealed class JsonLinesTable : SourceTable
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    internal JsonLinesTable(string path)
        : base(path)
    {
        using var reader = new TextLineReader(path);
        SourceRow? broken = null;
        while (reader.Read())
        {
            if (IsEmpty(reader.Bytes))
                continue;
            var row = Parse(reader.Bytes, reader.Line, collect: true);
            broken ??= row.Fault is null ? null : row;
        }

        Columns = [.. _index.OrderBy(k => k.Value).Select(k => k.Key)];
        if (Columns.Count == 0 && broken is { Fault: { } fault, Line: var line })
            throw new InputException(fault.Reason, path, line, value: fault.Value, mend: "Give one JSON object a line");
    }

    internal override IReadOnlyList<string> Columns { get; }

    internal override IEnumerable<SourceRow> Rows()
    {
        using var reader = new TextLineReader(Path);
        while (reader.Read())
        {
            if (!IsEmpty(reader.Bytes))
                yield return Parse(reader.Bytes, reader.Line, collect: false);
        }
    }

    private static bool IsEmpty(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    private SourceRow Parse(ReadOnlySpan<byte> line, long number, bool collect)
    {
        if (!Utf8.IsValid(line))
            return Broken(line, number, "bytes that are not UTF-8");
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return Broken(line, number, "the line is no JSON object");
            var cells = new Cell[_index.Count];
            var seen = new HashSet<string>(StringComparer.Ordinal);
            Array.Fill(cells, new Cell(""));
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                if (!seen.Add(key))
                    return new SourceRow(number, [], new RowFault(key, Shown(line), "the key stands twice"));
                reader.Read();
                var cell = Value(ref reader, line);
                // A key that only broken lines have is no column.
                if (!collect && _index.TryGetValue(key, out var column))
                    cells[column] = cell;
            }

            // A second value behind the object is an error that only reading on reveals.
            reader.Read();
            foreach (var key in seen.Where(_ => collect))
                _index.TryAdd(key, _index.Count);
            return new SourceRow(number, cells);
        }
        catch (JsonException error)
        {
            return Broken(line, number, $"broken JSON at byte {error.BytePositionInLine}");
        }
        catch (InvalidOperationException)
        {
            return Broken(line, number, "broken JSON: half of a surrogate pair");
        }
    }

    private static Cell Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new Cell(reader.GetString()!);
            case JsonTokenType.Null:
                return new Cell("");
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return new Cell(Encoding.UTF8.GetString(line[start..(int)reader.BytesConsumed]), IsJson: true);
            default:
                return new Cell(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private static SourceRow Broken(ReadOnlySpan<byte> line, long number, string reason) =>
        new(number, [], new RowFault(null, Shown(line), reason));

    private static string Shown(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line[..Math.Min(line.Length, 1000)]).Replace('\0', '\uFFFD');
}
