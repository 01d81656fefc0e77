using DeepInnovation.Runs;

namespace DeepInnovation.Import.Archives;

/// <summary>An entry's bytes with an end: an archive of kilobytes cannot fill the memory or the day (a "zip bomb").</summary>
internal sealed class BoundedStream(Stream inner, string archive, string entry, long most) : Stream
{
    // Deflate cannot expand more than 1032 times; texts of the sources expand 3 to 20 times.
    private const long MostRatio = 200;
    private const long Free = 64 << 20;
    private long _read;

    /// <summary>What an entry of so many compressed bytes may expand to: 64 MiB, or 200 times its size where that is more.</summary>
    internal static long MostOf(long compressed) => Math.Max(Free, compressed > long.MaxValue / MostRatio ? long.MaxValue : compressed * MostRatio);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (Exception fault) when (InputText.IsDamage(fault) || fault is NotSupportedException)
        {
            throw new InputException($"{entry} in the archive is damaged or cut off", archive, null, mend: "Fetch the archive again", inner: fault);
        }

        _read += read;
        return _read <= most ? read
            : throw new InputException($"{entry} in the archive expands to more than {most >> 20} MiB", archive, null, mend: "Unpack it by hand if you trust it, and give the files");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
