using System.Globalization;
using System.Text.Json;
using DeepInnovation.Core.Files;
using DuckDB.NET.Data;

namespace DeepInnovation.Core.Tables;

/// <summary>
/// A Parquet file through DuckDB: lists stay lists, everything else becomes text. A row's line is its number, from 1.
/// </summary>
internal sealed class ParquetSource : SourceTable
{
    private readonly List<bool> _isList = [];

    internal ParquetSource(string path)
        : base(path)
    {
        Span<byte> magic = stackalloc byte[4];
        using (var file = Disk.OpenRead(path))
            file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        if (!magic.SequenceEqual("PAR1"u8))
            throw new InputException("this is not a Parquet file", path, null, hint: "Give it its real extension");
        var columns = new List<string>();
        foreach (var row in Query($"DESCRIBE SELECT * FROM read_parquet({ParquetTable.FileLiteral(path)})"))
        {
            columns.Add(row.GetString(0));
            _isList.Add(row.GetString(1).EndsWith("[]", StringComparison.Ordinal));
        }

        Columns = columns;
    }

    public override IReadOnlyList<string> Columns { get; }

    public override IEnumerable<SourceRow> Rows()
    {
        var columns = Columns.Select(
            (c, i) => $"CAST(\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\" AS VARCHAR{(_isList[i] ? "[]" : "")})");
        long line = 0;
        foreach (var row in Query($"SELECT {string.Join(", ", columns)} FROM read_parquet({ParquetTable.FileLiteral(Path)})"))
        {
            var cells = new Cell[Columns.Count];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = row.IsDBNull(i) ? new Cell("") : _isList[i] ? new Cell(JsonSerializer.Serialize(row.GetValue(i)), true)
                    : new Cell(Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)!);
            yield return new SourceRow(++line, cells);
        }
    }

    private IEnumerable<DuckDBDataReader> Query(string sql) =>
        new ParquetQuery(Path, "Write or fetch it again", "the Parquet file is damaged").Rows(sql);
}
