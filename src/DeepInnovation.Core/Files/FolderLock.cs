namespace DeepInnovation.Core.Files;

/// <summary>
/// Held while a process writes into a folder, so that two never do at once. The system frees it when the process dies.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of <paramref name="folder"/>, making the folder.</summary>
    /// <exception cref="InputException">Another process holds it, or the folder cannot be written.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderLock(Disk.TryHold(Path.Combine(folder, ".lock"), FileShare.None) ?? throw new InputException(
                $"the folder {folder} is in use by another process", "Wait for it to end, or choose another folder with --out"));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException($"the folder {folder} cannot be written", null, null,
                hint: "Choose another with --out", inner: error);
        }
        catch (IOException error)
        {
            throw new InputException($"the folder {folder} cannot be created ({error.Message})", null, null,
                hint: "Choose another with --out", inner: error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
