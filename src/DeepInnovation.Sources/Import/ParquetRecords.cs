using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DuckDB.NET.Data;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// The rows of a Parquet file, each as a JSON object of the columns that are wanted, nested ones whole;
/// numbered from 1. DuckDB streams them.
/// </summary>
internal sealed class ParquetRecords : RecordReader
{
    private readonly ParquetQuery _query;
    private readonly long _rows;
    private readonly long _fileBytes;
    private readonly DuckDBConnection _connection = ParquetTable.Open();
    private readonly DuckDBCommand _command;
    private readonly DuckDBDataReader _reader;
    private byte[] _bytes = new byte[1 << 12];
    private int _length;
    private long _row;

    /// <param name="path">The file.</param>
    /// <param name="key">The column that must be there.</param>
    /// <param name="columns">What else is read where it is there.</param>
    /// <exception cref="InputException">The file is no Parquet or lacks the key.</exception>
    internal ParquetRecords(string path, string key, IReadOnlyList<string> columns)
    {
        (_query, _fileBytes) = (new(path, "Fetch or export it again", "the Parquet file cannot be read"),
            new FileInfo(path).Length);
        _command = _connection.CreateCommand();
        try
        {
            var file = $"read_parquet({ParquetTable.FileLiteral(path)})";
            var found = Columns(file);
            if (!found.Contains(key))
                throw new InputException($"there is no column \"{key}\"; the file has {string.Join(", ", found)}", path, null,
                    hint: "Give a Parquet file of this source");
            _command.CommandText = $"SELECT count(*) FROM {file}";
            _rows = (long)_query.Guard(_command.ExecuteScalar)!;
            var wanted = found.Where(c => c == key || columns.Contains(c)).Select(c => $"\"{c}\"");
            _command.CommandText = $"SELECT CAST(to_json(t) AS VARCHAR) FROM (SELECT {string.Join(", ", wanted)} FROM {file}) t";
            _command.UseStreamingMode = true;
            _reader = _query.Guard(_command.ExecuteReader);
        }
        catch
        {
            _command.Dispose();
            _connection.Dispose();
            throw;
        }
    }

    internal override ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    internal override long Row => _row;

    internal override long FileBytes => _rows == 0 ? _fileBytes : (long)(_fileBytes * ((double)_row / _rows));

    internal override bool Read()
    {
        if (!_query.Guard(_reader.Read))
            return false;
        _row++;
        var text = _reader.GetString(0);
        if (_bytes.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
            _bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        _length = Encoding.UTF8.GetBytes(text, _bytes);
        return true;
    }

    public override void Dispose()
    {
        _reader.Dispose();
        _command.Dispose();
        _connection.Dispose();
    }

    private List<string> Columns(string file)
    {
        var names = new List<string>();
        _command.CommandText = $"DESCRIBE SELECT * FROM {file}";
        using var reader = _query.Guard(_command.ExecuteReader);
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }
}
