using DeepInnovation.Core.Files;
using DeepInnovation.Neural.Training;

namespace DeepInnovation.Runs;

/// <summary>A training's checkpoint as one file, replaced atomically.</summary>
/// <param name="path">The file.</param>
public sealed class CheckpointFile(string path) : ICheckpointStore
{
    /// <inheritdoc/>
    public Stream? Open() => File.Exists(path) ? Disk.OpenRead(path) : null;

    /// <inheritdoc/>
    public void Write(Action<Stream> write) => AtomicFile.Write(path, write);

    /// <summary>Removes the checkpoint of a training that is done.</summary>
    public void Remove() => Disk.Delete(path);
}
