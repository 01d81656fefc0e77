using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DeepInnovation.Neural.Tokens;

/// <content>
/// The file, little-endian: "DITOKENS", version (int32), fingerprint (32 bytes), vocabulary size, maximum length, count of rows
/// (int32 each), the length of each row (int32), all ids (uint16 where the vocabulary has at most 65,536 tokens, otherwise
/// int32), SHA-256 of everything before it.
/// </content>
public sealed partial class TokenTable
{
    private const int Version = 1;
    private const int HeaderLength = 56;

    private static ReadOnlySpan<byte> Magic => "DITOKENS"u8;

    private bool IsNarrow => VocabularySize <= 1 << 16;

    /// <summary>Writes the table. The same table gives the same bytes.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> header = stackalloc byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Version);
        Convert.FromHexString(Fingerprint).CopyTo(header[12..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[44..], VocabularySize);
        BinaryPrimitives.WriteInt32LittleEndian(header[48..], MaximumLength);
        BinaryPrimitives.WriteInt32LittleEndian(header[52..], Count);
        hash.AppendData(header);
        stream.Write(header);

        var lengths = new int[Count];
        for (var i = 0; i < lengths.Length; i++)
            lengths[i] = LengthOf(i);
        WriteNumbers(stream, hash, lengths, narrow: false);
        WriteNumbers(stream, hash, _ids, IsNarrow);
        stream.Write(hash.GetHashAndReset());
    }

    /// <summary>Reads a table that <see cref="Write"/> wrote for this tokenizer and maximum length.</summary>
    /// <exception cref="ModelException">The file is cut off, damaged, no table of tokens, or made with another vocabulary, other
    /// rules or another maximum length.</exception>
    public static TokenTable Read(Stream stream, WordPieceTokenizer tokenizer, int maximumLength)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tokenizer);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var header = new byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength
            || !header.AsSpan(0, 8).SequenceEqual(Magic))
            throw Unreadable("this is no table of tokens");
        hash.AppendData(header);
        var version = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
        if (version != Version)
            throw Unreadable($"its format is {version}, and this program reads {Version}");
        var fingerprint = Convert.ToHexStringLower(header.AsSpan(12, 32));
        if (fingerprint != tokenizer.Fingerprint)
            throw Unreadable($"it was made with vocabulary {fingerprint[..12]}, and this run has {tokenizer.Fingerprint[..12]}");
        var found = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(48));
        if (found != maximumLength)
            throw Unreadable($"its maximum length is {found}, and this run has {maximumLength}");

        var size = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(44));
        var count = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(52));
        var lengths = count < 0 ? throw Unreadable("it is damaged") : ReadNumbers(stream, hash, count, narrow: false);
        if (lengths.Any(length => length < 0 || length > maximumLength))
            throw Unreadable("it is damaged");
        var offsets = OffsetsOf(lengths);
        var ids = ReadNumbers(stream, hash, (int)offsets[^1], size <= 1 << 16);
        var recorded = new byte[32];
        if (stream.ReadAtLeast(recorded, 32, throwOnEndOfStream: false) < 32)
            throw Unreadable("it is cut off");
        if (!recorded.AsSpan().SequenceEqual(hash.GetHashAndReset()) || stream.ReadByte() >= 0)
            throw Unreadable("it is damaged");
        return new TokenTable(ids, offsets, fingerprint, size, maximumLength);
    }

    private static ModelException Unreadable(string why) => new($"Cached tokens: {why}; delete the file and encode again.");

    private static void WriteNumbers(Stream stream, IncrementalHash hash, ReadOnlySpan<int> numbers, bool narrow)
    {
        var buffer = new byte[1 << 16];
        var width = narrow ? 2 : 4;
        while (!numbers.IsEmpty)
        {
            var chunk = numbers[..Math.Min(numbers.Length, buffer.Length / width)];
            for (var i = 0; i < chunk.Length; i++)
                if (narrow)
                    BinaryPrimitives.WriteUInt16LittleEndian(buffer.AsSpan(2 * i), (ushort)chunk[i]);
                else
                    BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(4 * i), chunk[i]);
            hash.AppendData(buffer, 0, width * chunk.Length);
            stream.Write(buffer, 0, width * chunk.Length);
            numbers = numbers[chunk.Length..];
        }
    }

    /// <summary>Memory grows with what is there, not with what a damaged header promises.</summary>
    private static int[] ReadNumbers(Stream stream, IncrementalHash hash, int count, bool narrow)
    {
        var buffer = new byte[1 << 16];
        var width = narrow ? 2 : 4;
        var numbers = new int[Math.Min(count, 1 << 20)];
        for (var done = 0; done < count;)
        {
            var chunk = Math.Min(count - done, buffer.Length / width);
            if (stream.ReadAtLeast(buffer.AsSpan(0, width * chunk), width * chunk, throwOnEndOfStream: false) < width * chunk)
                throw Unreadable("it is cut off");
            hash.AppendData(buffer, 0, width * chunk);
            if (done + chunk > numbers.Length)
                Array.Resize(ref numbers, (int)Math.Min(count, 2L * numbers.Length));
            for (var i = 0; i < chunk; i++)
                numbers[done + i] = narrow
                    ? BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(2 * i))
                    : BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(4 * i));
            done += chunk;
        }

        return numbers;
    }
}
