using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace DeepInnovation.Candidates;

/// <summary>
/// Word characters (<c>\w</c>, and so <c>\b</c>) and letters without case, for each <see cref="RegexDialect"/>.
/// <list type="bullet">
/// <item>Python: letters, every kind of number (², Ⅷ, ½) and the underscore, by whole code points.</item>
/// <item>.NET: letters, decimal digits, non-spacing marks, connecting punctuation and the two zero-width joiners, by UTF-16
/// units, so that a letter outside the basic plane (𝐀) is no word character.</item>
/// <item>Without case, both take the Kelvin sign (U+212A) for k; Python alone takes İ (U+0130) and ı (U+0131) for i and ſ
/// (U+017F) for s.</item>
/// </list>
/// Checked against both engines on every code point in the tests.
/// </summary>
internal static class WordCharacter
{
    private const char DottedCapitalI = '\u0130', DotlessI = '\u0131', LongS = '\u017F', KelvinSign = '\u212A';

    /// <summary>
    /// True when the character that starts at <paramref name="index"/> is a word character; false at the end of the text.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool At(ReadOnlySpan<char> text, int index, RegexDialect dialect)
    {
        if ((uint)index >= (uint)text.Length)
            return false;
        var c = text[index];
        return c < 128 ? IsAscii(c) : IsBeyondAscii(Decode(text[index..], dialect), dialect);
    }

    /// <summary>
    /// True when the character that ends before <paramref name="index"/> is a word character; false at the start.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Before(ReadOnlySpan<char> text, int index, RegexDialect dialect)
    {
        if (index == 0)
            return false;
        var c = text[index - 1];
        if (c < 128)
            return IsAscii(c);
        var whole = index > 1 && char.IsLowSurrogate(c) && char.IsHighSurrogate(text[index - 2]);
        return IsBeyondAscii(Decode(text[(whole ? index - 2 : index - 1)..], dialect), dialect);
    }

    /// <summary>
    /// The lower-case ASCII character that <paramref name="c"/> equals without case, or NUL when there is none.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Fold(char c, RegexDialect dialect)
    {
        if (c < 128)
            return (uint)(c - 'A') <= 'Z' - 'A' ? (char)(c | 0x20) : c;
        return c == KelvinSign ? 'k' : dialect == RegexDialect.Python ? FoldPython(c) : '\0';
    }

    private static char FoldPython(char c) => c switch
    {
        DottedCapitalI or DotlessI => 'i',
        LongS => 's',
        _ => '\0',
    };

    private static bool IsAscii(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>The code point (Python) or UTF-16 unit (.NET) at the start of the text; lone surrogates as they are.</summary>
    private static int Decode(ReadOnlySpan<char> text, RegexDialect dialect) =>
        dialect == RegexDialect.Python && Rune.DecodeFromUtf16(text, out var rune, out _) == System.Buffers.OperationStatus.Done
            ? rune.Value
            : text[0];

    private static bool IsBeyondAscii(int codePoint, RegexDialect dialect) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber => true,
        UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => dialect == RegexDialect.Python,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.ConnectorPunctuation => dialect == RegexDialect.DotNet,
        _ => dialect == RegexDialect.DotNet && (codePoint is 0x200C or 0x200D),
    };
}
