using DeepInnovation.Neural.Training;

namespace DeepInnovation.Neural.Tests.Training;

internal sealed class MemoryStore : ICheckpointStore
{
    public byte[]? Bytes { get; set; }

    public Stream? Open() => Bytes is null ? null : new MemoryStream(Bytes);

    public void Write(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        Bytes = stream.ToArray();
    }
}
