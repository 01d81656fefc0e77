using System.Globalization;
using System.Text;

namespace DeepInnovation.Classifier;

/// <summary>
/// Prepares text for word and character n-grams in any script: invariant lower case, and one space wherever a word ends. Letters,
/// marks and numbers are kept as they are (ML.NET's own normaliser would strip diacritics, and with them vowel signs); all else
/// is a word's end. In scripts written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese) every letter is a word of its own,
/// so that word pairs are letter pairs, the usual unit of their retrieval. No Unicode normal form is applied: .NET without ICU
/// cannot make one, and results would differ from host to host.
/// </summary>
internal static class WordBreaker
{
    /// <summary>The words, single spaces between them. O(length).</summary>
    internal static string Prepare(string text)
    {
        var prepared = new StringBuilder(text.Length + 16);
        var afterLoneLetter = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var mark = IsMark(rune);
            if (!mark && !Rune.IsLetterOrDigit(rune) && !Rune.IsNumber(rune))
            {
                Break(prepared);
                afterLoneLetter = false;
                continue;
            }

            var alone = !mark && IsWrittenWithoutSpaces(rune.Value);
            if (alone || (afterLoneLetter && !mark))
                Break(prepared);
            prepared.Append(Rune.ToLowerInvariant(rune).ToString());
            afterLoneLetter = alone || (afterLoneLetter && mark);
        }

        return prepared.ToString().TrimEnd(' ');
    }

    private static void Break(StringBuilder prepared)
    {
        if (prepared.Length > 0 && prepared[^1] != ' ')
            prepared.Append(' ');
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    private static bool IsWrittenWithoutSpaces(int code) => code is
        (>= 0x0E00 and <= 0x0EFF) // Thai, Lao
        or (>= 0x1000 and <= 0x109F) // Burmese
        or (>= 0x1780 and <= 0x17FF) // Khmer
                                     // iteration marks, Hiragana, Katakana
        or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) // Han
        or (>= 0x20000 and <= 0x3FFFF); // Han, supplementary planes
}
