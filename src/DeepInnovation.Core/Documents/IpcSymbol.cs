namespace DeepInnovation.Core.Documents;

/// <summary>
/// One spelling for the many of an IPC (or CPC) symbol: <c>G06N3/08</c> for <c>G06N 3/08</c>, <c>G06N   3/08</c>,
/// <c>G06N-003/08</c>, <c>g06n3/08</c>, <c>G06N 3/08 (2006.01)</c> and the fixed-width <c>G06N0003080000</c> of WIPO
/// Standard ST.8 (four digits of main group, six of subgroup padded with zeros on the right).
/// </summary>
public static class IpcSymbol
{
    /// <summary>Room enough for any normal form: subclass, four digits, a slash, six digits.</summary>
    public const int MaximumLength = 15;

    private const int SubclassLength = 4, GroupDigits = 4, SubgroupDigits = 6;

    /// <summary>
    /// Writes the normal form of a symbol, a main group (<c>A61B5</c>) or a subclass (<c>G06N</c>). O(1), no allocation.
    /// </summary>
    /// <param name="text">The symbol; what follows it after white space or a bracket (a version, a kind) is left out.</param>
    /// <param name="normal">Room for <see cref="MaximumLength"/> characters.</param>
    /// <param name="length">How many were written.</param>
    /// <returns>False when the text is no symbol.</returns>
    public static bool TryNormalize(ReadOnlySpan<char> text, Span<char> normal, out int length)
    {
        length = 0;
        text = text.Trim();
        if (!StartsWithSubclass(text))
            return false;
        length = text[..SubclassLength].ToUpperInvariant(normal);
        var rest = text[SubclassLength..].TrimStart(" \t\u00A0-");
        var digits = LeadingDigits(rest);
        if (digits.Length == GroupDigits + SubgroupDigits)
            return EndsHere(rest[digits.Length..])
                && Append(digits[..GroupDigits], FixedWidthSubgroup(digits[GroupDigits..]), normal, ref length);
        if (digits.Length > GroupDigits)
            return false;
        if (digits.IsEmpty)
            return EndsHere(rest);
        rest = rest[digits.Length..];
        if (rest.IsEmpty || rest[0] != '/')
            return EndsHere(rest) && Append(digits, [], normal, ref length);
        var subgroup = LeadingDigits(rest[1..]);
        return subgroup.Length is >= 2 and <= SubgroupDigits && EndsHere(rest[(1 + subgroup.Length)..])
            && Append(digits, subgroup, normal, ref length);
    }

    /// <summary>The normal form, or null when the text is no symbol.</summary>
    public static string? Normalize(string text)
    {
        Span<char> normal = stackalloc char[MaximumLength];
        return TryNormalize(text, normal, out var length) ? normal[..length].ToString() : null;
    }

    /// <summary>The section letter (A to H, and Y of the CPC), or <c>?</c> when the text is no symbol.</summary>
    public static char Section(string text) => Normalize(text) is { } symbol ? symbol[0] : '?';

    private static bool StartsWithSubclass(ReadOnlySpan<char> text) =>
        text.Length >= SubclassLength
        && char.ToUpperInvariant(text[0]) is (>= 'A' and <= 'H') or 'Y'
        && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) && char.IsAsciiLetter(text[3]);

    private static ReadOnlySpan<char> LeadingDigits(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return text[..end];
    }

    private static ReadOnlySpan<char> FixedWidthSubgroup(ReadOnlySpan<char> padded)
    {
        var trimmed = padded.TrimEnd('0');
        return padded[..Math.Max(2, trimmed.Length)];
    }

    private static bool EndsHere(ReadOnlySpan<char> rest) => rest.IsEmpty || char.IsWhiteSpace(rest[0]) || rest[0] == '(';

    private static bool Append(ReadOnlySpan<char> group, ReadOnlySpan<char> subgroup, Span<char> normal, ref int length)
    {
        var number = group.TrimStart('0');
        if (number.IsEmpty)
            return false;
        number.CopyTo(normal[length..]);
        length += number.Length;
        if (subgroup.IsEmpty)
            return true;
        normal[length++] = '/';
        subgroup.CopyTo(normal[length..]);
        length += subgroup.Length;
        return true;
    }
}
