using System.Globalization;
using System.Text;

namespace DeepInnovation.Core.Files;

/// <summary>
/// Writes a file so that a reader, a crash or a full disk never meets half of it: the bytes go to a temporary name in the
/// same folder, are flushed to the device and only then renamed.
/// </summary>
public static class AtomicFile
{
    /// <summary>
    /// The ending of a temporary name; <see cref="RemoveLeftovers"/> deletes what a killed process left behind.
    /// </summary>
    public const string TemporaryEnding = ".partial";

    /// <summary>UTF-8 without byte-order mark, which all our text files use.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes <paramref name="path"/> through a stream. Creates its folder. Nothing appears when <paramref name="write"/> throws.
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        WriteThroughName(path, temporary =>
        {
            using var stream = Disk.Create(temporary);
            write(stream);
        });
    }

    /// <summary>Writes text as UTF-8 with line feeds as given.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(Utf8.GetBytes(text)));

    /// <summary>
    /// A name in the folder of <paramref name="path"/> for what is only there while that is made;
    /// <see cref="RemoveLeftovers"/> knows it.
    /// </summary>
    internal static string TemporaryName(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFullPath(path)}.{Environment.ProcessId}{TemporaryEnding}");

    /// <summary>
    /// For writers that want a file name (DuckDB, ML.NET): <paramref name="write"/> gets the temporary name and must have
    /// closed the file when it returns.
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void WriteThroughName(string path, Action<string> write)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = TemporaryName(full);
        try
        {
            write(temporary);
            Settle(temporary, full);
        }
        finally
        {
            Disk.Delete(temporary);
        }
    }

    /// <summary>Flushes a finished file to the device and renames it to its place, over a file that stands there.</summary>
    /// <exception cref="FileInUseException">Another program has the file at <paramref name="path"/> open.</exception>
    public static void Settle(string temporary, string path)
    {
        using (var stream = Disk.Open(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 0, FileOptions.None))
            stream.Flush(flushToDisk: true);
        Disk.Replace(temporary, path);
    }

    /// <summary>
    /// Deletes temporary files and folders that a killed process left in <paramref name="folder"/> (not in folders below it).
    /// </summary>
    public static void RemoveLeftovers(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*" + TemporaryEnding))
            Disk.Delete(file);
        foreach (var left in Directory.EnumerateDirectories(folder, "*" + TemporaryEnding))
            Disk.DeleteFolder(left);
    }
}
