using System.Security.Cryptography;
using System.Text;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>
/// A copy of the program from which kernels run: a running program's files cannot be replaced on Windows, and elsewhere should
/// not be, so an open notebook would keep the next build or update from its place. Copies are named by their content and never
/// changed. Each kernel holds the one from which it runs by a lock, which the system takes back however the kernel ends.
/// </summary>
/// <param name="Folder">The copy's absolute path.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="Bytes">How large they are.</param>
/// <param name="IsNew">False when the very same copy was there.</param>
public sealed record ProgramCopy(string Folder, int Files, long Bytes, bool IsNew)
{
    /// <summary>The file that kernels hold; no part of the program.</summary>
    internal const string Lock = "in-use.lock";

    /// <summary>
    /// Copies a program, or finds the copy that is there. Nobody meets half of one: temporary name, rename. O(bytes).
    /// </summary>
    /// <param name="program">The program's folder.</param>
    /// <param name="main">The name of its main file.</param>
    /// <param name="place">The folder of all copies.</param>
    /// <exception cref="NotebookException">The folder holds far more than a program, or changed meanwhile.</exception>
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
            // One with a file missing may still be in use by what it has loaded.
            if (Directory.Exists(folder) && !TryRemove(folder))
                continue;
            Write(program, files, digest, folder);
            return new ProgramCopy(folder, files.Count, sizes.Sum(), IsNew: true);
        }
    }

    /// <summary>
    /// Removes what earlier installs left, except one copy and those from which a kernel runs. Returns what stays for that.
    /// </summary>
    /// <param name="place">The folder of all copies; it need not be there.</param>
    /// <param name="kept">The copy that stays; null for none.</param>
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
    /// Keeps a copy from being removed until the result is disposed or the process ends; null for a folder that is no copy.
    /// </summary>
    /// <param name="folder">The folder of the running program.</param>
    public static IDisposable? Hold(string folder)
    {
        var file = Path.Combine(folder, Lock);
        // Shared: any number of kernels run from one copy, also those of users who may only read it.
        return File.Exists(file) ? Disk.Open(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.None) : null;
    }

    private static void Write(string program, IReadOnlyList<string> files, string digest, string folder)
    {
        var partial = $"{folder}.{Path.GetRandomFileName()}{AtomicFile.TemporaryEnding}";
        try
        {
            Directory.CreateDirectory(partial);
            // Held while it grows, so that another install does not take it for what a killed one left.
            using (Disk.TryHold(Path.Combine(partial, Lock), FileShare.None))
            {
                if (Read(program, files, partial) != digest)
                    throw new NotebookException(
                        "the program changed while it was copied. Wait for its build to end and install again.", program);
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
            // Another user's, or held by a program that is none of ours: it stays until a later install, and that is no error.
            return false;
        }
    }

    private static bool IsWhole(string folder, IReadOnlyList<string> files, IReadOnlyList<long> sizes) =>
        File.Exists(Path.Combine(folder, Lock))
        && files.Zip(sizes).All(
            pair => new FileInfo(Path.Combine(folder, pair.First)) is { Exists: true } file && file.Length == pair.Second);

    /// <summary>Hashes names and contents, and writes what it reads to <paramref name="target"/> where that is given.</summary>
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
        // A program that brings its runtime is a file to run. The user may always write, or nobody could remove the copy.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                stream.SafeFileHandle, File.GetUnixFileMode(from) | UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return stream;
    }
}
