using System.Text.Json;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Core.Tables;

/// <summary>
/// A JSON Lines file: one object a line, empty lines are no rows. Its columns are the keys of all its objects, in the order
/// of their first appearance, so the file is read twice. A key that an object lacks, and null, are empty cells.
/// </summary>
internal sealed class JsonLinesTable : SourceTable
{
    private const string NoObject = "the line is no JSON object";
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
            throw new InputException(fault.Reason, path, line, value: fault.Value, hint: "Give one JSON object a line");
    }

    public override IReadOnlyList<string> Columns { get; }

    public override IEnumerable<SourceRow> Rows()
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
        try
        {
            return StrictJson.Read(line,
                root => root.ValueKind == JsonValueKind.Object ? Cells(root, collect) : null) is { } cells
                ? new SourceRow(number, cells)
                : new SourceRow(number, [], new RowFault(null, BrokenRecord.Text(line), NoObject));
        }
        catch (JsonFaultException error)
        {
            // A file that is one JSON list over many lines is told as what it is.
            var (column, reason) = line.TrimStart(" \t"u8) is [(byte)'[', ..] ? (null, NoObject) : BrokenRecord.Of(error.Fault);
            return new SourceRow(number, [], new RowFault(column, BrokenRecord.Text(line), reason));
        }
    }

    private Cell[] Cells(JsonElement row, bool collect)
    {
        if (collect)
        {
            foreach (var field in row.EnumerateObject())
                _index.TryAdd(field.Name, _index.Count);
            return [];
        }

        var cells = new Cell[_index.Count];
        Array.Fill(cells, new Cell(""));
        foreach (var field in row.EnumerateObject())
        {
            if (_index.TryGetValue(field.Name, out var column))
                cells[column] = Value(field.Value);
        }

        return cells;
    }

    private static Cell Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new Cell(value.GetString()!),
        JsonValueKind.Null => new Cell(""),
        JsonValueKind.Array or JsonValueKind.Object => new Cell(value.GetRawText(), IsJson: true),
        _ => new Cell(value.GetRawText()),
    };
}
