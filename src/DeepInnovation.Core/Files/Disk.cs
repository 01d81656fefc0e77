using System.Globalization;

namespace DeepInnovation.Core.Files;

/// <summary>
/// The only place that opens, replaces and deletes files; an analyzer forbids the framework's own calls elsewhere
/// (BannedSymbols.txt). Reading lets others write, so a table that is open in Excel can be read. What Windows refuses because
/// somebody has the file open is tried again for two seconds and then told by name (docs/decisions/019-files-in-use.md).
/// </summary>
public static class Disk
{
    private const int DefaultBuffer = 1 << 16;

    /// <summary>
    /// The first three read as access denied, sharing and lock violations on Windows (winerror.h), the others as a lock of
    /// another stream on Linux and macOS.
    /// </summary>
    private const int AccessDenied = 5;
    private const int SharingViolation = 32;
    private const int LockViolation = 33;
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);

    /// <summary>Tests set it once, before any file is opened.</summary>
    internal static IFileSystem Current { get; set; } = new SystemFiles();

    /// <summary>Opens a file for reading while others may write, rename or delete it.</summary>
    /// <exception cref="FileInUseException">Another program lets nobody read it.</exception>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static FileStream OpenRead(string path, int bufferSize = DefaultBuffer, FileOptions options = FileOptions.None) =>
        Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize, options);

    /// <summary>Makes a file, or empties the one that is there, and lets others read it while it is written.</summary>
    /// <exception cref="FileInUseException">Another program has it open.</exception>
    public static FileStream Create(string path, int bufferSize = DefaultBuffer) =>
        Open(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize, FileOptions.None);

    /// <summary>Opens a file as given, with further tries while another program has it open.</summary>
    /// <exception cref="FileInUseException">Another program has it open.</exception>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share,
        int bufferSize, FileOptions options) =>
        Try(Current, path, () => Current.Open(path, Options(mode, access, share, bufferSize, options)));

    /// <summary>Opens or makes a file that this process keeps to itself, or that others may only read. Never waits.</summary>
    /// <returns>The file; null while another process, or another stream of this one, holds it.</returns>
    public static FileStream? TryHold(string path, FileShare share, int bufferSize = 1, FileOptions options = FileOptions.None)
    {
        try
        {
            return Current.Open(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize, options));
        }
        catch (IOException held)
            when ((held.HResult & 0xFFFF) is SharingViolation or LockViolation or WouldBlock or WouldBlockOnMac)
        {
            return null;
        }
    }

    /// <summary>All bytes of a file. O(size) memory.</summary>
    /// <exception cref="FileInUseException">Another program lets nobody read it.</exception>
    public static byte[] ReadAllBytes(string path)
    {
        using var stream = OpenRead(path, bufferSize: 0);
        if (stream.Length > Array.MaxLength)
            throw new IOException(
                $"{path} has {stream.Length.ToString(CultureInfo.InvariantCulture)} bytes, too many to be read at once.");
        using var bytes = new MemoryStream((int)stream.Length);
        stream.CopyTo(bytes);
        return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
    }

    /// <summary>All text of a file: UTF-8 unless a byte-order mark says otherwise. The mark is left out.</summary>
    /// <exception cref="FileInUseException">Another program lets nobody read it.</exception>
    public static string ReadAllText(string path)
    {
        using var reader = OpenText(path);
        return reader.ReadToEnd();
    }

    /// <summary>The lines of a file as they are asked for, without their ends; LF, CR LF and CR end one.</summary>
    /// <exception cref="FileInUseException">Another program lets nobody read it.</exception>
    public static IEnumerable<string> ReadLines(string path)
    {
        using var reader = OpenText(path);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>Opens a text file: UTF-8 unless a byte-order mark says otherwise.</summary>
    /// <exception cref="FileInUseException">Another program lets nobody read it.</exception>
    public static StreamReader OpenText(string path) => new(OpenRead(path), AtomicFile.Utf8);

    /// <summary>Renames a finished file to its place, over a file that stands there. Nobody meets half of it.</summary>
    /// <exception cref="FileInUseException">Another program has the file at <paramref name="to"/> open.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public static void Replace(string from, string to) => Replace(Current, from, to);

    /// <summary>Renames a finished folder to its place, where nothing stands. Nobody meets half of it.</summary>
    /// <exception cref="FileInUseException">Another program has a file of it open.</exception>
    /// <exception cref="IOException">Something stands at <paramref name="to"/>.</exception>
    public static void MoveFolder(string from, string to) => MoveFolder(Current, from, to);

    /// <summary>
    /// Finds out before long work whether its result could take the place of a file: on Windows not while somebody has that open.
    /// </summary>
    /// <exception cref="FileInUseException">Another program has the file open.</exception>
    public static void DemandReplaceable(string path)
    {
        if (Current.RefusesWhileOpen && File.Exists(path))
            Open(path, FileMode.Open, FileAccess.Read, FileShare.None, 0, FileOptions.None).Dispose();
    }

    /// <summary>The same for every file in a folder and below it. Costs nothing where open files can be replaced.</summary>
    /// <exception cref="FileInUseException">Another program has one of them open.</exception>
    public static void DemandReplaceableBelow(string folder)
    {
        if (!Current.RefusesWhileOpen)
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            DemandReplaceable(file);
    }

    /// <summary>Deletes a file; none there is no error.</summary>
    /// <exception cref="FileInUseException">Another program has it open.</exception>
    public static void Delete(string path) => Delete(Current, path);

    /// <summary>Deletes a folder with all that is in it; none there is no error.</summary>
    /// <exception cref="FileInUseException">Another program has a file of it open.</exception>
    public static void DeleteFolder(string path)
    {
        if (!Directory.Exists(path))
            return;
        // Links are removed and never followed: what they point to is not ours.
        foreach (var folder in Directory.EnumerateDirectories(path).Where(f => new DirectoryInfo(f).LinkTarget is null))
            DeleteFolder(folder);
        foreach (var file in Directory.EnumerateFiles(path))
            Delete(file);
        foreach (var link in Directory.EnumerateDirectories(path))
            Directory.Delete(link);
        Directory.Delete(path);
    }

    internal static void Replace(IFileSystem system, string from, string to) => Try(system, to, () => system.Replace(from, to));

    internal static void MoveFolder(IFileSystem system, string from, string to) =>
        Try(system, from, () => system.MoveFolder(from, to));

    internal static void Delete(IFileSystem system, string path) => Try(system, path, () => system.Delete(path));

    private static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share,
        int bufferSize, FileOptions options) =>
        new() { Mode = mode, Access = access, Share = share, BufferSize = bufferSize, Options = options };

    private static void Try(IFileSystem system, string path, Action action) => Try(system, path, () =>
    {
        action();
        return true;
    });

    private static T Try<T>(IFileSystem system, string path, Func<T> action)
    {
        var pause = FirstPause;
        var waited = TimeSpan.Zero;
        while (true)
        {
            try
            {
                return action();
            }
            catch (Exception refused) when (IsInUse(system, path, refused))
            {
                if (waited >= Patience)
                    throw new FileInUseException(path, refused);
                system.Wait(pause);
                waited += pause;
                pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, (Patience - waited).Ticks));
            }
        }
    }

    /// <summary>
    /// Windows says "access denied" both where a file may not be replaced and where it is open; a file that is there, is no
    /// folder and is not read-only is taken to be open.
    /// </summary>
    private static bool IsInUse(IFileSystem system, string path, Exception refused) => system.RefusesWhileOpen && refused switch
    {
        // So the framework tells that a folder may not be renamed, and not as below.
        IOException when (refused.HResult & 0xFFFF) == AccessDenied => Directory.Exists(path),
        IOException => (refused.HResult & 0xFFFF) is SharingViolation or LockViolation,
        UnauthorizedAccessException => File.Exists(path) && !File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly),
        _ => false,
    };
}
