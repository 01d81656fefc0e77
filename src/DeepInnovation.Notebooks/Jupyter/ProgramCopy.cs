using System.Security.Cryptography;
using System.Text;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// A copy of the program for kernels to run from, so that open notebooks do not block the next build or update: Windows cannot
/// replace a running program's files, and other systems should not. Copies are named by content and never change. Each kernel
/// locks the copy it runs from, and the system releases the lock however the kernel ends.
/// </summary>
/// <param name="Folder">The copy's absolute path.</param>
/// <param name="Files">The number of files.</param>
/// <param name="Bytes">Their total size.</param>
/// <param name="IsNew">False if the copy already existed.</param>
public sealed record ProgramCopy(string Folder, int Files, long Bytes, bool IsNew)
{
    /// <summary>The file that kernels lock; not part of the program.</summary>
    internal const string Lock = "in-use.lock";

    /// <summary>Copies a program or finds its existing copy. Atomic: temporary name, then rename. O(bytes).</summary>
    /// <param name="program">The program's folder.</param>
    /// <param name="main">The name of its main file.</param>
    /// <param name="place">The folder of all copies.</param>
    /// <exception cref="NotebookException">The folder holds far more than a program, or changed during the copy.</exception>
    /// <exception cref="IOException">The disk is full, or the place cannot be written.</exception>
    public static ProgramCopy Make(string program, string main, string place)
    {
        var files = ProgramFiles.Find(program, main);
        var sizes = files.Select(file => new FileInfo(Path.Combine(program, file)).Length).ToList();
        var digest = Read(program, files, null);
        for (var attempt = 1; ; attempt++)
        {
            var folder = Path.Combine(Path.GetFullPath(place), attempt == 1 ? digest : $"{digest}-{attempt}");
            if (Directory.Exists(folder) && IsWhole(folder, files, sizes))
                return new ProgramCopy(folder, files.Count, sizes.Sum(), IsNew: false);
            // A copy with missing files may still be in use through files already loaded.
            if (Directory.Exists(folder) && !TryRemove(folder))
                continue;
            Write(program, files, digest, folder);
            return new ProgramCopy(folder, files.Count, sizes.Sum(), IsNew: true);
        }
    }

    /// <summary>Removes copies of earlier installs, except one copy and those in use. Returns the copies in use.</summary>
    /// <param name="place">The folder of all copies; it may not exist.</param>
    /// <param name="kept">The copy to keep; null for none.</param>
    public static IReadOnlyList<string> RemoveOthers(string place, string? kept)
    {
        if (!Directory.Exists(place))
            return [];
        var left = Directory.GetDirectories(place).Order(StringComparer.Ordinal)
            .Where(folder => (kept is null || Path.GetFileName(folder) != Path.GetFileName(kept)) && !TryRemove(folder)).ToList();
        if (kept is null && left.Count == 0 && !Directory.EnumerateFileSystemEntries(place).Any())
            Directory.Delete(place);
        return left;
    }

    /// <summary>
    /// Protects a copy from removal until the result is disposed or the process ends; null for a folder that is not a copy.
    /// </summary>
    /// <param name="folder">The folder of the running program.</param>
    public static IDisposable? Hold(string folder)
    {
        var file = Path.Combine(folder, Lock);
        // A shared lock: any number of kernels run from one copy, including those of users with read access only.
        return File.Exists(file) ? Disk.Open(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.None) : null;
    }

    private static void Write(string program, IReadOnlyList<string> files, string digest, string folder)
    {
        var partial = $"{folder}.{Path.GetRandomFileName()}{AtomicFile.TemporaryEnding}";
        try
        {
            Directory.CreateDirectory(partial);
            // Locked while it grows, so that another install does not take it for a killed one's leftovers.
            using (Disk.TryHold(Path.Combine(partial, Lock), FileShare.None))
            {
                if (Read(program, files, partial) != digest)
                    throw new NotebookException("the program changed while it was copied. Wait for its build to end and install again.", program);
            }

            Rename(partial, folder);
        }
        finally
        {
            Disk.DeleteFolder(partial);
        }
    }

    private static void Rename(string from, string to)
    {
        try
        {
            Disk.MoveFolder(from, to);
        }
        catch (IOException) when (Directory.Exists(to))
        {
            // Another install made the same copy.
        }
    }

    private static bool TryRemove(string folder)
    {
        try
        {
            var file = Path.Combine(folder, Lock);
            if (File.Exists(file))
            {
                using var alone = Disk.TryHold(file, FileShare.None);
                if (alone is null)
                    return false;
            }

            Disk.DeleteFolder(folder);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It belongs to another user or is locked by another program: leave it to a later install without an error.
            return false;
        }
    }

    private static bool IsWhole(string folder, IReadOnlyList<string> files, IReadOnlyList<long> sizes) =>
        File.Exists(Path.Combine(folder, Lock))
        && files.Zip(sizes).All(pair => new FileInfo(Path.Combine(folder, pair.First)) is { Exists: true } file && file.Length == pair.Second);

    /// <summary>Hashes names and contents, and copies them to <paramref name="target"/> if given.</summary>
    private static string Read(string program, IReadOnlyList<string> files, string? target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        foreach (var file in files)
        {
            var from = Path.Combine(program, file);
            using var source = Disk.OpenRead(from, bufferSize: 0);
            using var copy = target is null ? null : Create(from, Path.Combine(target, file));
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Replace('\\', '/')}\n{source.Length}\n"));
            for (int read; (read = source.Read(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                copy?.Write(buffer, 0, read);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static FileStream Create(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        var stream = Disk.Open(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.None);
        // A self-contained program must stay executable, and the user must keep write access to remove the copy.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(from) | UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return stream;
    }
}
