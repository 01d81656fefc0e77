using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Exports;

/// <summary>
/// A delimited table as a database or a spreadsheet exports it: with lines above its header, maybe in UTF-16, maybe without
/// quoting. In a known export, empty cells beyond the header are no fault; any other row whose cells do not fit the header is
/// one, unless the export says where they belong.
/// </summary>
internal sealed class ExportTable : SourceTable
{
    private readonly FoundHeader _header;
    private readonly string[] _names;

    internal ExportTable(string path, FoundHeader header)
        : base(path)
    {
        _header = header;
        using var reader = Open();
        Columns = ReadHeader(reader);
        _names = [.. Columns.Select(ColumnAliases.Normalise)];
    }

    public override IReadOnlyList<string> Columns { get; }

    public override IEnumerable<SourceRow> Rows()
    {
        using var reader = Open();
        ReadHeader(reader);
        while (reader.Read())
        {
            if (reader.Fault is { } fault)
                yield return new SourceRow(reader.Line, [],
                    new RowFault(Columns.ElementAtOrDefault(fault.Field), fault.Value, fault.Problem));
            else
                yield return Row(reader.Line, reader.Fields);
        }
    }

    private SourceRow Row(long line, IReadOnlyList<string> fields)
    {
        var layout = _header.Layout;
        var cells = fields;
        RowFault? remark = null;
        if (fields.Count != Columns.Count)
        {
            if (layout is not null && Fitted(fields) is { } fitted)
                cells = fitted;
            else if (layout?.Align?.Invoke(_names, fields) is { } aligned)
                (cells, remark) = (aligned, new RowFault(null, null, "the row has another number of cells than the header; "
                    + $"they were put in place from both ends ({layout.Name} exports that were joined)"));
            else
                return new SourceRow(line, [], new RowFault(null, string.Join(_header.Delimiter, fields),
                    $"the row has {fields.Count} fields, the header {Columns.Count}"));
        }

        if (layout is not null)
        {
            if (IsHeader(cells))
                return new SourceRow(line, [], new RowFault(null, string.Join(_header.Delimiter, fields),
                    "the header stands here again, as where files were joined"));
            if (layout.Check?.Invoke(_names, cells) is { } wrong)
                return new SourceRow(line, [], new RowFault(Columns[wrong.Column], cells[wrong.Column], wrong.Reason));
        }

        return new SourceRow(line, [.. cells.Select(c => new Cell(c))], null, remark);
    }

    /// <summary>Rows with a delimiter at their ends, which the header has not, or the other way round.</summary>
    private string[]? Fitted(IReadOnlyList<string> fields)
    {
        if (fields.Count > Columns.Count)
            return fields.Skip(Columns.Count).All(string.IsNullOrWhiteSpace) ? [.. fields.Take(Columns.Count)] : null;
        return Columns.Skip(fields.Count).All(c => c.Length == 0)
            ? [.. fields, .. Enumerable.Repeat("", Columns.Count - fields.Count)] : null;
    }

    private bool IsHeader(IReadOnlyList<string> cells)
    {
        if (cells.Count < 3 || !Same(0) || !Same(1))
            return false;
        return Enumerable.Range(0, cells.Count).All(Same);

        bool Same(int i) => cells[i].AsSpan().Trim().TrimStart('\uFEFF').SequenceEqual(Columns[i]);
    }

    private CsvRecordReader Open()
    {
        var quoted = _header.Delimiter != '\t' || _header.Layout is not { TabsAreBare: true } || _header.IsQuoted;
        return new CsvRecordReader(Path, InputText.OpenText(Path, utf16: true), _header.Skipped.Count, quoted, _header.Delimiter);
    }

    private string[] ReadHeader(CsvRecordReader reader)
    {
        if (!reader.Read())
            throw new InputException("the file is empty", Path, null, hint: "Give a file with a header and rows");
        if (reader.Fault is { } fault)
            throw new InputException($"the header is broken: {fault.Problem}", Path, reader.Line,
                value: fault.Value, hint: "Fix that line");
        return [.. reader.Fields.Select(f => f.Trim().TrimStart('\uFEFF'))];
    }
}
