using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DeepInnovation.Similarity.Shards;

/// <summary>Writes a <see cref="ShardFile"/> to a stream, hashing as it goes.</summary>
internal sealed class ShardWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[ShardFile.RowBytes << 12];
    private int _used;

    public ShardWriter(Stream stream, string identity, int index)
    {
        _stream = stream;
        Put(ShardFile.Head(identity, index));
    }

    /// <summary>Rows written so far.</summary>
    public long Rows { get; private set; }

    public void Add(int paper, int patent, float similarity)
    {
        if (_used == _buffer.Length)
            Empty();
        var row = _buffer.AsSpan(_used, ShardFile.RowBytes);
        BinaryPrimitives.WriteInt32LittleEndian(row, paper);
        BinaryPrimitives.WriteInt32LittleEndian(row[4..], patent);
        BinaryPrimitives.WriteSingleLittleEndian(row[8..], similarity);
        _used += ShardFile.RowBytes;
        Rows++;
    }

    public void Finish(TimeSpan time)
    {
        Empty();
        Span<byte> end = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(end, Rows);
        BinaryPrimitives.WriteInt64LittleEndian(end[8..], (long)time.TotalMilliseconds);
        Put(end);
        _stream.Write(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Empty()
    {
        Put(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _stream.Write(bytes);
    }
}
