namespace DeepInnovation.Core.Tables;

/// <summary>
/// A CSV file with a header. A row with another number of fields than the header is a fault, never shifted or padded.
/// </summary>
public sealed class CsvTable : SourceTable
{
    /// <summary>Opens the file and reads its header.</summary>
    public CsvTable(string path)
        : base(path)
    {
        using var reader = new CsvRecordReader(path);
        Columns = ReadHeader(reader);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public override IEnumerable<SourceRow> Rows()
    {
        using var reader = new CsvRecordReader(Path);
        ReadHeader(reader);
        while (reader.Read())
        {
            if (reader.Fault is { } fault)
                yield return new SourceRow(reader.Line, [],
                    new RowFault(Columns.ElementAtOrDefault(fault.Field), fault.Value, fault.Problem));
            else if (reader.Fields.Count != Columns.Count)
                yield return new SourceRow(reader.Line, [], WrongCount(reader));
            else
                yield return new SourceRow(reader.Line, [.. reader.Fields.Select(f => new Cell(f))]);
        }
    }

    private RowFault WrongCount(CsvRecordReader reader) =>
        new(null, string.Join(',', reader.Fields), $"the row has {reader.Fields.Count} fields, the header {Columns.Count}");

    private string[] ReadHeader(CsvRecordReader reader)
    {
        if (!reader.Read())
            throw new InputException("the file is empty", Path, null, hint: "Give a file with a header and rows");
        if (reader.Fault is { } fault)
            throw new InputException($"the header is broken: {fault.Problem}", Path, reader.Line, value: fault.Value,
                hint: "Correct the first line");
        return [.. reader.Fields.Select(f => f.Trim())];
    }
}
