using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import.PatentsView;

/// <summary>
/// A temporary folder of a join, held by a lock that the system frees when the process dies: what a killed import leaves behind
/// is gigabytes, and only the lock tells it from one at work, also in another container. Folders of other users are left alone.
/// </summary>
internal sealed class JoinFolder : IDisposable
{
    internal const string Prefix = "deepinnovation-patentsview-";

    private const string Lock = ".lock";
    private readonly FileStream _held;

    private JoinFolder(string path, FileStream held) => (Path, _held) = (path, held);

    internal string Path { get; }

    /// <summary>Removes what killed imports of this user left, and makes a new folder that only this user can read.</summary>
    /// <param name="parent">Where; the folder of temporary files when null.</param>
    internal static JoinFolder Create(string? parent = null)
    {
        parent ??= System.IO.Path.GetTempPath();
        foreach (var folder in Directory.GetDirectories(parent, Prefix + "*"))
            RemoveLeft(folder);
        var made = System.IO.Path.Combine(parent, Prefix + System.IO.Path.GetRandomFileName());
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(made);
        else
            Directory.CreateDirectory(made, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var held = Disk.TryHold(System.IO.Path.Combine(made, Lock), FileShare.None)
            ?? throw new IOException($"{made} was taken by another process.");
        return new JoinFolder(made, held);
    }

    public void Dispose()
    {
        _held.Dispose();
        Disk.DeleteFolder(Path);
    }

    private static void RemoveLeft(string folder)
    {
        try
        {
            var path = System.IO.Path.Combine(folder, Lock);
            // Without a lock it is of an import that began just now.
            if (!File.Exists(path) || Disk.TryHold(path, FileShare.None) is not { } held)
                return;
            held.Dispose();
            Disk.DeleteFolder(folder);
        }
        catch (Exception fault) when (fault is DirectoryNotFoundException or FileNotFoundException or UnauthorizedAccessException)
        {
            // Another import that began just now was quicker, or the folder is another user's.
        }
    }
}
