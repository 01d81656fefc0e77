using System.Buffers.Binary;
using System.Security.Cryptography;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Similarity.Shards;

/// <summary>What became of a shard's file.</summary>
internal enum ShardState
{
    /// <summary>Whole.</summary>
    Complete,

    /// <summary>Not there.</summary>
    Missing,

    /// <summary>Cut off, or no shard at all.</summary>
    Truncated,

    /// <summary>Of another plan, or of another shard.</summary>
    Foreign,

    /// <summary>Of the right length, with other bytes than were written.</summary>
    Changed,
}

/// <summary>A shard's file as it was found.</summary>
/// <param name="State">Whether it can be used.</param>
/// <param name="Rows">Pairs in it; 0 when it cannot be used.</param>
/// <param name="Time">How long the join took.</param>
internal sealed record ShardFound(ShardState State, long Rows, TimeSpan Time);

/// <summary>
/// The result of one shard on disk, little-endian: a head of 48 bytes (the letters <c>DICSHARD</c>, the plan's identity in 32
/// bytes, the shard's index, the format), rows of 12 bytes (the paper's row and the patent's in their files, the float32
/// similarity) by paper, then rank, and an end of 48 bytes (the number of rows, milliseconds of work, SHA-256 of all before it).
/// </summary>
internal static class ShardFile
{
    internal const int HeadBytes = 48;
    internal const int RowBytes = 12;
    internal const int EndBytes = 16 + SHA256.HashSizeInBytes;
    private const int Format = 1;

    /// <summary>Looks at head, end and length, or, with <paramref name="whole"/>, at every byte.</summary>
    /// <param name="folder">The plan's folder.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="index">The shard.</param>
    /// <param name="whole">Hash the file: O(bytes) instead of O(1).</param>
    public static ShardFound Inspect(string folder, ShardPlan plan, int index, bool whole)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var path = PlanFiles.ShardPath(folder, index);
        if (!File.Exists(path))
            return Unusable(ShardState.Missing);
        using var stream = Disk.OpenRead(path);
        Span<byte> head = stackalloc byte[HeadBytes];
        Span<byte> end = stackalloc byte[EndBytes];
        if (stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes || !head[..8].SequenceEqual("DICSHARD"u8))
            return Unusable(ShardState.Truncated);
        if (!head.SequenceEqual(Head(plan.Identity, index)))
            return Unusable(ShardState.Foreign);
        if (stream.Length < HeadBytes + EndBytes)
            return Unusable(ShardState.Truncated);
        stream.Position = stream.Length - EndBytes;
        stream.ReadExactly(end);
        var rows = BinaryPrimitives.ReadInt64LittleEndian(end);
        if (rows < 0 || (Int128)stream.Length != HeadBytes + ((Int128)rows * RowBytes) + EndBytes)
            return Unusable(ShardState.Truncated);
        if (whole && !Hash(stream).AsSpan().SequenceEqual(end[16..]))
            return Unusable(ShardState.Changed);
        return new ShardFound(ShardState.Complete, rows,
            TimeSpan.FromMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(end[8..])));
    }

    internal static byte[] Head(string identity, int index)
    {
        var head = new byte[HeadBytes];
        "DICSHARD"u8.CopyTo(head);
        Convert.FromHexString(identity).CopyTo(head, 8);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(40), index);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(44), Format);
        return head;
    }

    private static ShardFound Unusable(ShardState state) => new(state, 0, TimeSpan.Zero);

    private static byte[] Hash(FileStream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        stream.Position = 0;
        for (var left = stream.Length - SHA256.HashSizeInBytes; left > 0;)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            stream.ReadExactly(part);
            hash.AppendData(part);
            left -= part.Length;
        }

        return hash.GetHashAndReset();
    }
}
