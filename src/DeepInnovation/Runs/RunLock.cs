using DeepInnovation.Core.Files;

namespace DeepInnovation.Runs;

/// <summary>Held while a process works in a run folder, so that two never write into one. Freed by the system when the process dies.</summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of <paramref name="run"/>, making its folder.</summary>
    /// <exception cref="InputException">Another process works in the run, or the folder cannot be written.</exception>
    public static RunLock Take(RunFolder run)
    {
        try
        {
            Directory.CreateDirectory(run.Root);
            return new RunLock(Disk.TryHold(Path.Combine(run.Root, ".lock"), FileShare.None) ?? throw new InputException(
                $"the folder {run.Root} is in use by another process", "Wait for it to end, or choose another folder with --out"));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException($"the folder {run.Root} cannot be written", null, null, mend: "Choose another with --out", inner: error);
        }
        catch (IOException error)
        {
            throw new InputException($"the folder {run.Root} cannot be made ({error.Message})", null, null, mend: "Choose another with --out", inner: error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
