using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace DeepInnovation.Candidates;

/// <summary>
/// Finds whole words and phrases without case, exactly as the regular expression <c>\b(?:first|second|...)\b</c> over the
/// same list does: the leftmost match, and of several at one place the one that stands first in the list.
/// One pass over the text by <see cref="KeywordFingerprints"/>, each place that it names verified. O(characters), no allocation.
/// </summary>
public sealed class KeywordMatcher
{
    private readonly RegexDialect _dialect;
    private readonly KeywordFingerprints _fingerprints;
    private readonly string[] _keywords;
    private readonly int[] _byPair; // keywords grouped by their first two characters, in list order within a group
    private readonly ushort[] _firstOfPair = new ushort[(128 * 128) + 1];
    private readonly ulong[] _beginnings = new ulong[(1 << 15) / 64]; // a bit for each three characters, five bits of each

    /// <summary>Prepares a list. O(keywords).</summary>
    /// <param name="keywords">At least two ASCII characters each, the first and the last a letter or digit. Earlier
    /// ones win at equal places.</param>
    /// <param name="dialect">Whose idea of words and of letters without case to follow.</param>
    /// <exception cref="ArgumentException">A keyword has a form that the matcher does not serve.</exception>
    public KeywordMatcher(IReadOnlyList<string> keywords, RegexDialect dialect = RegexDialect.Python)
    {
        foreach (var keyword in keywords)
        {
            if (keyword.Length < 2 || !Ascii.IsValid(keyword) || keyword.Any(char.IsControl)
                || !char.IsAsciiLetterOrDigit(keyword[0]) || !char.IsAsciiLetterOrDigit(keyword[^1]))
                throw new ArgumentException($"Keyword \"{keyword}\" must be ASCII, two characters or longer, "
                    + "and start and end with a letter or digit.", nameof(keywords));
        }

        Keywords = keywords;
        _dialect = dialect;
        _keywords = [.. keywords.Select(k => k.ToLowerInvariant())];
        _fingerprints = new KeywordFingerprints(_keywords);
        _byPair = [.. Enumerable.Range(0, _keywords.Length).OrderBy(i => Pair(_keywords[i][0], _keywords[i][1])).ThenBy(i => i)];
        foreach (var keyword in _keywords)
        {
            _firstOfPair[Pair(keyword[0], keyword[1]) + 1]++;
            for (var any = '\0'; any < (keyword.Length == 2 ? 32 : 1); any++)
                NoteBeginning(Beginning(keyword[0], keyword[1], keyword.Length == 2 ? any : keyword[2]));
        }

        for (var i = 1; i < _firstOfPair.Length; i++)
            _firstOfPair[i] += _firstOfPair[i - 1];
    }

    /// <summary>The list as given.</summary>
    public IReadOnlyList<string> Keywords { get; }

    /// <summary>
    /// The leftmost match that starts at <paramref name="from"/> or later; what stands before <paramref name="from"/> still
    /// decides whether a word starts there. False when there is none.
    /// </summary>
    public bool TryFind(ReadOnlySpan<char> text, out KeywordMatch match, int from = 0)
    {
        var wordBefore = from > 0 && text[from - 1] < 128 && WordCharacter.Before(text, from, _dialect) ? 1u : 0u;
        var block = from;
        for (; block + KeywordFingerprints.ReadLength <= text.Length; block += KeywordFingerprints.BlockLength)
        {
            ref var characters = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), block);
            if (TryVerify(text, block, _fingerprints.Possible(ref characters, ref wordBefore), out match))
                return true;
        }

        return TryFindInTail(text, block, wordBefore, out match);
    }

    private static int Pair(char first, char second) => (first << 7) | second;

    /// <summary>Five low bits of each character: the same for both cases of a letter.</summary>
    private static uint Beginning(char first, char second, char third) =>
        (first & 31u) | ((second & 31u) << 5) | ((third & 31u) << 10);

    private void NoteBeginning(uint beginning) => _beginnings[beginning >> 6] |= 1UL << (int)(beginning & 63);

    [SkipLocalsInit]
    private bool TryFindInTail(ReadOnlySpan<char> text, int block, uint wordBefore, out KeywordMatch match)
    {
        Span<char> padded = stackalloc char[2 * KeywordFingerprints.ReadLength];
        var rest = text[Math.Min(block, text.Length)..];
        rest.CopyTo(padded);
        padded[rest.Length..].Clear();
        for (var offset = 0; offset < rest.Length; offset += KeywordFingerprints.BlockLength)
        {
            if (TryVerify(text, block + offset, _fingerprints.Possible(ref padded[offset], ref wordBefore), out match))
                return true;
        }

        match = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryVerify(ReadOnlySpan<char> text, int block, uint possible, out KeywordMatch match)
    {
        for (; possible != 0; possible &= possible - 1)
        {
            var start = block + BitOperations.TrailingZeroCount(possible);
            if (MayBegin(text, start) && TryMatchAt(text, start, out match))
                return true;
        }

        match = default;
        return false;
    }

    /// <summary>Two of three places that the fingerprints name fail here, without a call. Beyond ASCII all pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBegin(ReadOnlySpan<char> text, int start)
    {
        if (start + 2 >= text.Length)
            return true;
        var (first, second, third) = (text[start], text[start + 1], text[start + 2]);
        var beginning = Beginning(first, second, third);
        return (first | second | third) >= 128 || ((_beginnings[beginning >> 6] >> (int)(beginning & 63)) & 1) != 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryMatchAt(ReadOnlySpan<char> text, int start, out KeywordMatch match)
    {
        match = default;
        if (start + 1 >= text.Length)
            return false;
        var pair = Pair(WordCharacter.Fold(text[start], _dialect), WordCharacter.Fold(text[start + 1], _dialect));
        var (next, end) = (_firstOfPair[pair], _firstOfPair[pair + 1]);
        if (next == end || WordCharacter.Before(text, start, _dialect))
            return false;
        for (; next < end; next++)
        {
            var keyword = _keywords[_byPair[next]];
            if (EqualsFromThird(text[start..], keyword) && !WordCharacter.At(text, start + keyword.Length, _dialect))
            {
                match = new KeywordMatch(_byPair[next], start, keyword.Length);
                return true;
            }
        }

        return false;
    }

    private bool EqualsFromThird(ReadOnlySpan<char> text, string keyword)
    {
        if (text.Length < keyword.Length)
            return false;
        for (var i = 2; i < keyword.Length; i++)
        {
            if (WordCharacter.Fold(text[i], _dialect) != keyword[i])
                return false;
        }

        return true;
    }
}
