using System.Buffers.Binary;

namespace DeepInnovation.Core.Archives;

/// <summary>
/// Passes a zip on and, once told that the central directory comes, holds it back to write into each of its headers that the file
/// was made by Unix and has mode 644 (APPNOTE.TXT 4.3.12, 4.4.2 and 4.4.15). Offsets and lengths stay.
/// </summary>
internal sealed class CentralDirectoryStream(Stream inner) : Stream
{
    private const uint HeaderSignature = 0x02014B50;
    private const int HeaderLength = 46, MadeBySystem = 5, NameLength = 28, ExtraLength = 30, CommentLength = 32,
        ExternalAttributes = 38;
    private const byte Unix = 3;
    private const uint PlainFile = 0x81A4u << 16; // 100644 in octal
    private MemoryStream? _directory;

    public override bool CanRead => false;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => true;

    public override long Length => inner.Length + (_directory?.Length ?? 0);

    public override long Position { get => inner.Position + (_directory?.Position ?? 0); set => Seek(value, SeekOrigin.Begin); }

    /// <summary>From here on the directory is written.</summary>
    internal void HoldBack() => _directory = new MemoryStream();

    /// <summary>Corrects the directory and passes it on.</summary>
    internal void Finish()
    {
        var bytes = _directory!.GetBuffer().AsSpan(0, (int)_directory.Length);
        _directory = null;
        Correct(bytes);
        inner.Write(bytes);
    }

    /// <summary>Mends the headers at the start of <paramref name="directory"/>, whoever wrote them.</summary>
    internal static void Correct(Span<byte> directory)
    {
        for (var rest = directory;
            rest.Length >= HeaderLength && BinaryPrimitives.ReadUInt32LittleEndian(rest) == HeaderSignature;)
        {
            rest[MadeBySystem] = Unix;
            BinaryPrimitives.WriteUInt32LittleEndian(rest[ExternalAttributes..], PlainFile);
            rest = rest[(HeaderLength + Word(rest, NameLength) + Word(rest, ExtraLength) + Word(rest, CommentLength))..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_directory is { } directory)
            directory.Write(buffer);
        else
            inner.Write(buffer);
    }

    public override void Flush()
    {
        if (_directory is null)
            inner.Flush();
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        _directory is null ? inner.Seek(offset, origin)
            : throw new InvalidOperationException("The directory of a zip is written once, to its end.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}
