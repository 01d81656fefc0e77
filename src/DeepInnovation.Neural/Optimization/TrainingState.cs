using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace DeepInnovation.Neural.Optimization;

/// <summary>
/// The file of a stopped training: a magic word, the SHA-256 of the parameters' names and shapes, the number of steps, then
/// weights, means and squares as little-endian floats, and the SHA-256 of all that.
/// </summary>
internal static class TrainingState
{
    private const int PieceFloats = 1 << 20;

    private static readonly byte[] Magic = "DITRAIN1"u8.ToArray();

    public static void Write(Stream destination, long steps, ParameterLayout layout, params NativeFloats[] blocks)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, steps);
        Put(Magic);
        Put(Fingerprint(layout));
        Put(number);
        foreach (var block in blocks)
        {
            for (long at = 0; at < block.Length; at += PieceFloats)
                Put(MemoryMarshal.AsBytes(block.Span(at, (int)Math.Min(PieceFloats, block.Length - at))));
        }

        destination.Write(hash.GetHashAndReset());

        void Put(ReadOnlySpan<byte> bytes)
        {
            destination.Write(bytes);
            hash.AppendData(bytes);
        }
    }

    public static long Read(Stream source, ParameterLayout layout, params NativeFloats[] blocks)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[8 + 32 + 8];
        Take(head);
        if (!head[..8].SequenceEqual(Magic))
            throw new ModelException(
                "this is not a training state: it does not start with DITRAIN1. Remove it to start the training again");
        if (!head.Slice(8, 32).SequenceEqual(Fingerprint(layout)))
            throw new ModelException(
                "the training state belongs to a model with other parameters. Remove it to start the training again");
        foreach (var block in blocks)
        {
            for (long at = 0; at < block.Length; at += PieceFloats)
                Take(MemoryMarshal.AsBytes(block.Span(at, (int)Math.Min(PieceFloats, block.Length - at))));
        }

        var expected = hash.GetHashAndReset();
        Span<byte> found = stackalloc byte[32];
        if (source.ReadAtLeast(found, 32, throwOnEndOfStream: false) < 32 || !found.SequenceEqual(expected))
            throw new ModelException(
                "the training state was damaged: its checksum does not match. Remove it to start the training again");
        return BinaryPrimitives.ReadInt64LittleEndian(head[40..]);

        void Take(Span<byte> bytes)
        {
            if (source.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                throw new ModelException("the training state is cut off. Remove it to start the training again");
            hash.AppendData(bytes);
        }
    }

    private static byte[] Fingerprint(ParameterLayout layout) => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', layout.Parameters.Select(p => $"{p.Tensor.Name} {p.Tensor.Shape} {p.Decays}"))));
}
