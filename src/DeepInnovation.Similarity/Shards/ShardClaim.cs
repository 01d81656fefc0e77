using DeepInnovation.Core.Files;

namespace DeepInnovation.Similarity.Shards;

/// <summary>
/// Held while a process works on a shard, so that several processes share a plan's folder without doing a shard twice. The system
/// frees it when the process dies.
/// </summary>
internal sealed class ShardClaim : IDisposable
{
    private readonly FileStream _lock;

    private ShardClaim(FileStream held) => _lock = held;

    /// <summary>Claims a shard and removes what a killed process left of it; null when another process has it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static ShardClaim? TryTake(string folder, int index)
    {
        var path = PlanFiles.ShardPath(folder, index);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (Disk.TryHold(path + ".lock", FileShare.None, options: FileOptions.DeleteOnClose) is not { } held)
            return null;

        foreach (var leftover in Directory.EnumerateFiles(Path.GetDirectoryName(path)!,
            Path.GetFileName(path) + ".*" + AtomicFile.TemporaryEnding))
            Disk.Delete(leftover);
        return new ShardClaim(held);
    }

    public void Dispose() => _lock.Dispose();
}
