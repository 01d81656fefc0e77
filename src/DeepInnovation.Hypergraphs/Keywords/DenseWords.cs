using System.Text;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// Words of scripts that are written without spaces (Han, Kana, Thai, Lao, Burmese, Khmer). We have no dictionary, so nothing is
/// segmented; the rule takes what stands free. Hiragana ends a word (in Japanese it is mostly grammar). A run of
/// Han is cut at the stop words of Chinese where the language is Chinese or unknown. What remains is one word if it has 2 to 8
/// characters (Thai and its neighbours, and runs with Katakana: 2 to 16) and is no stop word; longer runs are clauses and left
/// out. Such a word is always a phrase by itself. Korean has spaces and is cut there; its particles stay on the words.
/// </summary>
internal static class DenseWords
{
    private const int LongestHan = 8, LongestOther = 16;

    /// <summary>Whether a character belongs to such a script.</summary>
    internal static bool IsDense(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) // Thai, Lao; Burmese; Khmer
                                                                                            // Kana
        or (>= 0x3005 and <= 0x3007) or (>= 0x3041 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        // Han
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>The words of a run of such characters. O(characters * cuts).</summary>
    internal static IEnumerable<string> Of(ReadOnlySpan<Rune> run, StopWords stops)
    {
        var text = new StringBuilder();
        foreach (var rune in run)
            text.Append(IsHiragana(rune) ? "|" : rune.ToString());
        foreach (var cut in stops.Cuts)
            text.Replace(cut, "|");
        return text.ToString().Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => IsUsable(word) && !stops.Contains(word));
    }

    private static bool IsUsable(string word)
    {
        var (characters, onlyHan) = (0, true);
        foreach (var rune in word.EnumerateRunes())
        {
            characters++;
            onlyHan &= rune.Value >= 0x3400;
        }

        return characters >= 2 && characters <= (onlyHan ? LongestHan : LongestOther);
    }

    private static bool IsHiragana(Rune rune) => rune.Value is >= 0x3041 and <= 0x309F;
}
