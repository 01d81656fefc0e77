using System.IO.Hashing;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import.Archives;

/// <summary>
/// A file in an archive as it is read to its end: within the limits, as long as it declares, and, in a zip, with the checksum
/// that it declares (<see cref="System.IO.Compression"/> does not look at it).
/// </summary>
internal sealed class EntryStream(Stream inner, string path, string name, long declared, uint? checksum,
    long? packed, ExpansionMeter meter)
    : ForwardStream
{
    private readonly Crc32 _crc = new();
    private long _read;
    private bool _ended;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _ended)
            return 0;
        int count;
        try
        {
            count = inner.Read(buffer);
        }
        catch (Exception fault) when (InputText.IsDamage(fault))
        {
            throw new InputException("the file in the archive is damaged or cut off", $"{path}!{name}", null,
                hint: "Fetch the archive again", inner: fault);
        }

        _read += count;
        if (packed is not null)
        {
            // In a gzipped tar the bytes are counted before they are taken apart.
            meter.Add(count);
            _crc.Append(buffer[..count]);
        }

        meter.Check(name, _read, packed);
        if (count == 0)
            CheckEnd();
        return count;
    }

    private void CheckEnd()
    {
        _ended = true;
        if (_read != declared)
            throw new InputException(
                FormattableString.Invariant($"the file in the archive has {_read:N0} bytes, its entry declares {declared:N0}"),
                $"{path}!{name}", null, hint: "Fetch the archive again");
        if (checksum is { } expected && _crc.GetCurrentHashAsUInt32() != expected)
            throw new InputException("the file in the archive is not the one that was packed: its checksum differs",
                $"{path}!{name}", null, hint: "Fetch the archive again");
    }
}
