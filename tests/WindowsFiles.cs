using System.Runtime.CompilerServices;
using DeepInnovation.Core.Files;

namespace DeepInnovation;

/// <summary>
/// Refuses what Windows refuses, on any system, in every test: opening against another handle's sharing mode (CreateFileW's
/// dwShareMode), and replacing or deleting a file that anybody in the process has open, native libraries included. Windows of
/// today lets some files go that are open for deletion too; the strict rule holds on all its versions and file systems.
/// </summary>
internal sealed class WindowsFiles : IFileSystem
{
    private const int AccessDenied = unchecked((int)0x80070005);
    private const int SharingViolation = unchecked((int)0x80070020);
    private const string Handles = "/proc/self/fd";

    private readonly Lock _lock = new();
    private readonly List<Handle> _open = [];

    public bool RefusesWhileOpen => true;

    [ModuleInitializer]
    internal static void Install() => Disk.Current = new WindowsFiles();

    public FileStream Open(string path, FileStreamOptions options)
    {
        var full = Path.GetFullPath(path);
        lock (_lock)
        {
            var others = _open.Where(h => h.Path == full).ToList();
            if (others.Exists(h => !Allows(h.Share, options.Access) || !Allows(options.Share, h.Access)))
                throw Sharing(path);
            // What a native library has open, it shares for reading only.
            if (options.Access != FileAccess.Read && HandlesOf(full) > others.Count)
                throw Sharing(path);
            var handle = new Handle(full, options.Access, options.Share);
            var stream = new Tracked(path, options, this, handle);
            _open.Add(handle);
            return stream;
        }
    }

    public void Replace(string from, string to)
    {
        lock (_lock)
        {
            if (IsOpen(from))
                throw Sharing(from);
            if (IsOpen(to))
                throw new UnauthorizedAccessException($"Access to the path '{to}' is denied.");
            File.Move(from, to, overwrite: true);
        }
    }

    public void MoveFolder(string from, string to)
    {
        lock (_lock)
        {
            if (Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Any(IsOpen))
                throw new IOException($"Access to the path '{from}' is denied.", AccessDenied);
            Directory.Move(from, to);
        }
    }

    public void Delete(string path)
    {
        lock (_lock)
        {
            if (IsOpen(path))
                throw Sharing(path);
            File.Delete(path);
        }
    }

    public void Wait(TimeSpan pause) => Thread.Sleep(pause);

    private bool IsOpen(string path)
    {
        var full = Path.GetFullPath(path);
        return _open.Exists(h => h.Path == full) || HandlesOf(full) > 0;
    }

    private static int HandlesOf(string full) => OperatingSystem.IsLinux() && File.Exists(full)
        ? Directory.EnumerateFileSystemEntries(Handles).Count(handle => new FileInfo(handle).LinkTarget == full)
        : 0;

    private static bool Allows(FileShare share, FileAccess access) =>
        (!access.HasFlag(FileAccess.Read) || share.HasFlag(FileShare.Read))
        && (!access.HasFlag(FileAccess.Write) || share.HasFlag(FileShare.Write));

    private static IOException Sharing(string path) =>
        new($"The process cannot access the file '{path}' because it is being used by another process.", SharingViolation);

    private sealed record Handle(string Path, FileAccess Access, FileShare Share);

    private sealed class Tracked(string path, FileStreamOptions options, WindowsFiles owner, Handle handle)
        : FileStream(path, options)
    {
        protected override void Dispose(bool disposing)
        {
            try
            {
                base.Dispose(disposing);
            }
            finally
            {
                lock (owner._lock)
                    owner._open.RemoveAll(h => ReferenceEquals(h, handle));
            }
        }
    }
}
