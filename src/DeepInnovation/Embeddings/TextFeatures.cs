using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace DeepInnovation.Embeddings;

/// <summary>
/// What a text consists of, as 64-bit hashes (XxHash3 of the UTF-16 code units, little-endian: the same on every machine):
/// words, and character n-grams of words with a space at either end. A word is a run of letters, marks and digits, in lower
/// case (invariant). N-grams have 3 to 5 characters. In dense scripts (Chinese, Japanese, Korean; Thai, Lao, Burmese,
/// Khmer) a run may be a whole phrase: there its pairs of characters stand for words, and n-grams have 1 to 3 characters.
/// Works for any script; no word list, no stemming.
/// </summary>
internal static class TextFeatures
{
    private const long WordSeed = 1, GramSeed = 2;

    /// <summary>Adds the hashes of a text's words and n-grams, with repetitions. O(characters).</summary>
    public static void Collect(string text, List<ulong> words, List<ulong> grams)
    {
        var padded = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                padded.Append(padded.Length == 0 ? " " : "").Append(Rune.ToLowerInvariant(rune).ToString());
            else
                TakeWord(padded, words, grams);
        }

        TakeWord(padded, words, grams);
    }

    private static void TakeWord(StringBuilder padded, List<ulong> words, List<ulong> grams)
    {
        if (padded.Length == 0)
            return;
        var word = padded.Append(' ').ToString();
        padded.Clear();
        // Starts of characters, so that no n-gram cuts a surrogate pair.
        var starts = new List<int>(word.Length + 1);
        for (var i = 0; i < word.Length; i += char.IsHighSurrogate(word[i]) ? 2 : 1)
            starts.Add(i);
        var characters = starts.Count;
        starts.Add(word.Length);
        ReadOnlySpan<char> Part(int first, int length) => word.AsSpan(starts[first], starts[first + length] - starts[first]);
        var dense = IsDense(Rune.GetRuneAt(word, 1));
        var wordLength = dense ? Math.Min(2, characters - 2) : characters - 2;
        for (var first = 1; first + wordLength < characters; first++)
            words.Add(Hash(Part(first, wordLength), WordSeed));
        var (shortest, longest) = dense ? (1, 3) : (3, 5);
        for (var length = shortest; length <= longest; length++)
        {
            for (var first = 0; first + length <= characters; first++)
            {
                if (Part(first, length) is not " ")
                    grams.Add(Hash(Part(first, length), GramSeed));
            }
        }
    }

    private static bool IsDense(Rune rune) =>
        rune.Value is >= 0x2E80 and < 0xFB00 or >= 0x20000 or (>= 0x0E00 and < 0x0F00) or (>= 0x1000 and < 0x10A0)
            or (>= 0x1780 and < 0x1800);

    private static ulong Hash(ReadOnlySpan<char> text, long seed)
    {
        if (BitConverter.IsLittleEndian)
            return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text), seed);
        return XxHash3.HashToUInt64(Encoding.Unicode.GetBytes(text.ToString()), seed);
    }
}
