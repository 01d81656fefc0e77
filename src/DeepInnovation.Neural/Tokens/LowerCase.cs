using System.Globalization;
using System.Text;

namespace DeepInnovation.Neural.Tokens;

/// <summary>
/// Unicode's full lower case of a word, as Python's str.lower gives it: one character for one, but for the capital I with a dot
/// (two) and the capital sigma, which is ς at the end of a word (Unicode Standard, section 3.13, Final_Sigma).
/// </summary>
internal static class LowerCase
{
    private const int CapitalSigma = 0x3A3;

    /// <summary>Appends the lower case of <paramref name="text"/> to <paramref name="output"/>. O(n).</summary>
    internal static void Append(List<int> text, List<int> output)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i] == CapitalSigma)
                output.Add(IsFinal(text, i) ? 'ς' : 'σ');
            else if (text[i] == 'İ')
                output.AddRange([(int)'i', 0x307]);
            else
                output.Add(Rune.ToLowerInvariant(new Rune(text[i])).Value);
        }
    }

    /// <summary>A cased letter before it and none after it, case-ignorable characters aside.</summary>
    private static bool IsFinal(List<int> text, int index)
    {
        var before = index - 1;
        while (before >= 0 && IsCaseIgnorable(text[before]))
            before--;
        if (before < 0 || !IsCased(text[before]))
            return false;
        var after = index + 1;
        while (after < text.Count && IsCaseIgnorable(text[after]))
            after++;
        return after == text.Count || !IsCased(text[after]);
    }

    /// <summary>
    /// Cased characters that are not case-ignorable too: the letters, and Unicode's Other_Lowercase and Other_Uppercase.
    /// </summary>
    private static bool IsCased(int code) =>
        CharUnicodeInfo.GetUnicodeCategory(code)
            is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        || code is 0xAA or 0xBA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9)
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);

    /// <remarks>The characters that are named are of Word_Break = MidLetter, MidNumLet or Single_Quote.</remarks>
    private static bool IsCaseIgnorable(int code) =>
        CharUnicodeInfo.GetUnicodeCategory(code)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || code is '\'' or '.' or ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027
            or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07 or 0xFF0E or 0xFF1A;
}
