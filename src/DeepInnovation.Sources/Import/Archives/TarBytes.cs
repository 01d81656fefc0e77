namespace DeepInnovation.Sources.Import.Archives;

/// <summary>
/// The bytes of a tar on their way to its reader: counted, and remembering whether they ran out, which a whole tar's
/// never do before its closing blocks.
/// </summary>
internal sealed class TarBytes(Stream inner, ExpansionMeter meter) : ForwardStream
{
    /// <summary>True when the end was met.</summary>
    internal bool AtEnd { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        AtEnd |= count == 0 && !buffer.IsEmpty;
        meter.Add(count);
        return count;
    }
}
