using System.Buffers.Binary;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Similarity.Shards;

/// <summary>
/// Walks through the rows of a complete shard with a buffer of its own. The file is open only while the buffer is filled, so that
/// thousands of shards need no thousands of handles.
/// </summary>
internal sealed class ShardCursor
{
    private readonly string _path;
    private readonly byte[] _buffer;
    private long _position = ShardFile.HeadBytes;
    private long _left;
    private int _at;
    private int _filled;

    public ShardCursor(string path, long rows, int bufferRows)
    {
        (_path, _left) = (path, rows);
        _buffer = new byte[Math.Min(bufferRows, Math.Max(1, rows)) * ShardFile.RowBytes];
    }

    public int Paper { get; private set; }

    public int Patent { get; private set; }

    public float Similarity { get; private set; }

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Next()
    {
        if (_at == _filled && !Fill())
            return false;
        var row = _buffer.AsSpan(_at, ShardFile.RowBytes);
        Paper = BinaryPrimitives.ReadInt32LittleEndian(row);
        Patent = BinaryPrimitives.ReadInt32LittleEndian(row[4..]);
        Similarity = BinaryPrimitives.ReadSingleLittleEndian(row[8..]);
        _at += ShardFile.RowBytes;
        return true;
    }

    private bool Fill()
    {
        var rows = (int)Math.Min(_left, _buffer.Length / ShardFile.RowBytes);
        if (rows == 0)
            return false;
        (_at, _filled) = (0, rows * ShardFile.RowBytes);
        using var stream = Disk.OpenRead(_path, bufferSize: 0);
        stream.Position = _position;
        stream.ReadExactly(_buffer, 0, _filled);
        _position += _filled;
        _left -= rows;
        return true;
    }
}
