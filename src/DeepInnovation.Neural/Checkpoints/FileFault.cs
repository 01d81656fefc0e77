using System.Text;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Neural.Checkpoints;

/// <summary>Composes the one-line messages about files: where, what is wrong, how to correct it.</summary>
internal static class FileFault
{
    private const int NamedAtMost = 5;

    public static ModelException In(string file, string problem, string? hint = null, Exception? inner = null)
    {
        var message = OneLine(hint is null ? $"{file}: {problem}." : $"{file}: {problem}. {hint}.");
        return inner is null ? new ModelException(message) : new ModelException(message, inner);
    }

    /// <summary>The value in quotation marks, shortened to 80 characters.</summary>
    public static string Quote(string value) =>
        value.Length <= 80 ? $"\"{value}\"" : string.Concat("\"", value.AsSpan(0, 79), "…\"");

    /// <summary>At most five of the items, then how many more there are.</summary>
    public static string Listing(IReadOnlyList<string> items)
    {
        var shown = string.Join(", ", items.Take(NamedAtMost));
        return items.Count <= NamedAtMost ? shown : FormattableString.Invariant($"{shown} and {items.Count - NamedAtMost} more");
    }

    public static string Shape<T>(IEnumerable<T> shape) => $"[{string.Join(", ", shape)}]";

    /// <summary>The file's bytes; a file that cannot be opened is a fault, a failing disk stays an IOException.</summary>
    public static byte[] ReadAllBytes(string path)
    {
        using var stream = OpenRead(path);
        if (stream.Length > Array.MaxLength)
            throw In(path, FormattableString.Invariant($"has {stream.Length} bytes, far more than such a file can need"));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static FileStream OpenRead(string path)
    {
        try
        {
            return Disk.OpenRead(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw In(path, "the file does not exist", "Check the path", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw In(path, "cannot be opened for reading", "Give a file (no directory) that you may read", e);
        }
    }

    // Names come from the file: a line break in one must not break the message.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        return line.ToString();
    }
}
