using DeepInnovation.Runs;

namespace DeepInnovation.Similarity.Shards;

/// <summary>
/// Held while a process works on a shard, so that several processes share a plan's folder without doing a shard twice. The system
/// frees it when the process dies.
/// </summary>
internal sealed class ShardClaim : IDisposable
{
    private const int SharingViolation = 32;
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private readonly FileStream _lock;

    private ShardClaim(FileStream held) => _lock = held;

    /// <summary>Claims a shard and removes what a killed process left of it; null when another process has it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static ShardClaim? TryTake(string folder, int index)
    {
        var path = PlanFiles.ShardPath(folder, index);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStream held;
        try
        {
            held = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException error) when ((error.HResult & 0xFFFF) is SharingViolation or WouldBlock or WouldBlockOnMac)
        {
            return null;
        }

        foreach (var leftover in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*" + AtomicFile.TemporaryEnding))
            File.Delete(leftover);
        return new ShardClaim(held);
    }

    public void Dispose() => _lock.Dispose();
}
