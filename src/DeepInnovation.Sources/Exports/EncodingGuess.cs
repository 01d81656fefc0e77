using System.Text;
using System.Text.Unicode;
using DeepInnovation.Core;

namespace DeepInnovation.Sources.Exports;

/// <summary>
/// Tells that a text is not UTF-8 and what it most likely is. It is never decoded by a guess: in a wrong one, names and titles
/// come out as other letters and nobody notices.
/// </summary>
internal static class EncodingGuess
{
    private static Encoding Chinese { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback)!;

    /// <summary>
    /// Refuses a text whose start is of another encoding: more sequences that are no UTF-8 than such that are, and at least two.
    /// A single broken byte is a fault of its row.
    /// </summary>
    /// <exception cref="InputException">The text is not UTF-8.</exception>
    internal static void RefuseOther(string path, ReadOnlySpan<byte> head)
    {
        if (Utf8.IsValid(head))
            return;
        var (broken, sound) = Count(head);
        if (broken >= 2 && broken > sound)
            throw new InputException($"the text is not UTF-8; it reads like {Name(head)}", path, null, hint: Advice(Name(head)));
    }

    /// <summary>What to do with a file that has rows in another encoding.</summary>
    internal const string HowToSave = "Save the file as UTF-8: in Excel with File, Save As, \"CSV UTF-8 (Comma delimited)\"; "
        + "in a text editor with the encoding UTF-8";

    private static string Advice(string encoding) =>
        $"{HowToSave}; in a terminal with iconv -f {encoding.ToUpperInvariant()} -t UTF-8 OLD > NEW";

    /// <summary>GB18030 where bytes above 127 come in pairs that it knows, else Windows-1252.</summary>
    internal static string Name(ReadOnlySpan<byte> text)
    {
        int alone = 0, together = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80)
                continue;
            var run = 1;
            while (i + run < text.Length && text[i + run] >= 0x80)
                run++;
            (alone, together) = run == 1 ? (alone + 1, together) : (alone, together + run);
            i += run - 1;
        }

        return together > 2 * alone && IsChinese(text) ? "GB18030" : "Windows-1252";
    }

    private static bool IsChinese(ReadOnlySpan<byte> text)
    {
        // The end may lie within a character.
        for (var cut = 0; cut < 4 && cut < text.Length; cut++)
        {
            if (Decodes(text[..^cut]))
                return true;
        }

        return false;
    }

    private static bool Decodes(ReadOnlySpan<byte> text)
    {
        try
        {
            Chinese.GetCharCount(text);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static (int Broken, int Sound) Count(ReadOnlySpan<byte> text)
    {
        int broken = 0, sound = 0;
        while (!text.IsEmpty)
        {
            var ascii = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7f);
            if (ascii < 0)
                break;
            text = text[ascii..];
            var status = Rune.DecodeFromUtf8(text, out _, out var length);
            if (status == System.Buffers.OperationStatus.Done)
                sound++;
            else if (status == System.Buffers.OperationStatus.NeedMoreData)
                break;
            else
                broken++;
            text = text[length..];
        }

        return (broken, sound);
    }
}
