using System.Text;

namespace DeepInnovation.Core.Tables;

/// <summary>
/// The line <c>sep=;</c> that spreadsheets write and read above a table's header: it names the delimiter and is no row. It counts
/// only where it stands alone on the first line, so that a first column <c>sep=…</c> stays one.
/// </summary>
public static class SeparatorLine
{
    /// <summary>More than <c>"sep=\t"</c> has with its line break.</summary>
    internal const int MostBytes = 16;

    private const string Mark = "sep=";

    /// <summary>The delimiter that the line names; null for any other line.</summary>
    /// <param name="line">The first line of a file behind its byte-order mark, without its line break.</param>
    public static char? Delimiter(ReadOnlySpan<char> line)
    {
        if (line is ['"', .. var quoted, '"'])
            line = quoted;
        if (!line.StartsWith(Mark, StringComparison.OrdinalIgnoreCase))
            return null;
        return line[Mark.Length..] switch
        {
            "\\t" => '\t',
            [var named] when CanSeparate(named) => named,
            _ => null,
        };
    }

    /// <summary>The delimiter that the first line of a text names; null where it names none.</summary>
    /// <param name="head">The text's beginning, at least <see cref="MostBytes"/> where the text has them.</param>
    internal static char? DelimiterOf(ReadOnlySpan<byte> head)
    {
        var end = head[..Math.Min(head.Length, MostBytes)].IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 0 && head.Length >= MostBytes)
            return null;
        return Delimiter(Encoding.UTF8.GetString(end < 0 ? head : head[..end]));
    }

    private static bool CanSeparate(char c) =>
        c is '\t' or ' ' || (char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) && c != '"');
}
