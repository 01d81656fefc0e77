using DeepInnovation.Core.Files;

namespace DeepInnovation.Core.Tables;

/// <summary>
/// One value of a file before it is understood. <paramref name="IsJson"/>: the file has a list or
/// object there, and Text is its JSON.
/// </summary>
public readonly record struct Cell(string Text, bool IsJson = false);

/// <summary>Why a row cannot be used.</summary>
public sealed record RowFault(string? Column, string? Value, string Reason)
{
    /// <summary>The reason of a row whose bytes are of another encoding, or damaged.</summary>
    public const string NotUtf8 = "bytes that are not UTF-8";
}

/// <summary>
/// One row of a file: a cell for each column, or the fault that makes it unreadable; and what was done to read it.
/// </summary>
public readonly record struct SourceRow(long Line, Cell[] Cells, RowFault? Fault = null, RowFault? Remark = null);

/// <summary>A file of any of the formats as columns and rows of text. Rows are read as they are asked for.</summary>
public abstract class SourceTable(string path)
{
    private const string Expected = "Give a .csv, .tsv, .jsonl, .ndjson or .parquet file; .gz and .zst may follow all but "
        + ".parquet. Exports that are known may have any name, and import --map FIELD=COLUMN reads any table";

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The names of its columns.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <exception cref="InputException">The file's data is damaged.</exception>
    public abstract IEnumerable<SourceRow> Rows();

    /// <summary>Opens a file by its ending.</summary>
    /// <exception cref="InputException">The file is missing, a folder, empty, or not what its ending says.</exception>
    public static SourceTable Open(string path)
    {
        InputText.Check(path);
        return InputText.Ending(path) switch
        {
            ".csv" or ".tsv" => new CsvTable(path),
            ".jsonl" or ".ndjson" => new JsonLinesTable(path),
            ".parquet" when path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) => new ParquetSource(path),
            ".parquet" =>
                throw new InputException("a Parquet file is compressed inside and cannot be read through gzip or Zstandard", path,
                    null, hint: "Decompress it"),
            "" => throw new InputException("the file's name has no extension that identifies its format",
                path, null, hint: Expected),
            var other => throw new InputException($"files ending in {other} are not read", path, null, hint: Expected),
        };
    }
}
