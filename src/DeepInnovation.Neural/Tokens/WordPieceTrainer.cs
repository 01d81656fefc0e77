using System.Runtime.InteropServices;
using System.Text;

namespace DeepInnovation.Neural.Tokens;

/// <summary>
/// Learns a WordPiece vocabulary from texts: characters first, then the most frequent pair of neighbouring pieces is joined,
/// again and again. This is the rule of byte-pair encoding (Sennrich, Haddow and Birch, ACL 2016), which Hugging Face's
/// WordPieceTrainer uses too. The score of the first WordPiece (Schuster and Nakajima, 2012: the gain in likelihood, count(ab) /
/// (count(a) count(b)) in effect) prefers pairs of rare pieces; from a small corpus it fills the vocabulary with words seen a few
/// times. Deterministic: ties go to the ordinally first pair, so neither the order of the texts nor the machine matters.
/// </summary>
public static class WordPieceTrainer
{
    /// <summary>
    /// The vocabulary: the five special tokens ([PAD] = 0), characters in ordinal order, then pieces in the order in which they
    /// were joined. O(n) to count the words and about O(w log w) for the joins, w the letters of the different words.
    /// </summary>
    /// <param name="texts">The corpus; read once.</param>
    /// <param name="size">How many tokens at most; fewer where no pair is left that is frequent enough.</param>
    /// <param name="lowerCase">As in <see cref="BasicTokenizer"/>.</param>
    /// <param name="characters">How many different characters at most, the most frequent ones; each inside a word too ("##c"), if
    /// it can stand there. Words with other characters teach nothing, since they become [UNK].</param>
    /// <param name="minimumCount">How often a pair must stand in the corpus to be joined.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> leaves no room beside the special tokens, or one of
    /// the others is not positive.</exception>
    public static IReadOnlyList<string> Train(
        IEnumerable<string> texts, int size, bool lowerCase = true, int characters = 1000, int minimumCount = 2)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, WordPieceTokenizer.SpecialTokens.Count + 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(characters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumCount);

        var words = Count(texts, lowerCase);
        var alphabet = Alphabet(words, characters, size - WordPieceTokenizer.SpecialTokens.Count);
        var tokens = new List<string>(WordPieceTokenizer.SpecialTokens);
        tokens.AddRange(alphabet.Select(c => c.ToString()).Order(StringComparer.Ordinal));
        tokens.AddRange(alphabet.Where(c => !BasicTokenizer.StandsAlone(c.Value)).Select(c => "##" + c)
            .Order(StringComparer.Ordinal));
        return new PieceMerger(tokens, words, alphabet).Merge(size, minimumCount);
    }

    /// <summary>
    /// The different words with their counts, in ordinal order. Words that are too long are [UNK] and left out.
    /// </summary>
    private static List<(string Word, long Count)> Count(IEnumerable<string> texts, bool lowerCase)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var bySpan = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var tokenizer = new BasicTokenizer(lowerCase);
        foreach (var text in texts)
            tokenizer.Split(text, word =>
            {
                if (word.Length <= WordPieceTokenizer.MaximumWordLength)
                    CollectionsMarshal.GetValueRefOrAddDefault(bySpan, word, out _)++;
                return true;
            });
        return [.. counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value))];
    }

    /// <summary>The most frequent characters, as many as are allowed and as fit into <paramref name="room"/> tokens.</summary>
    private static HashSet<Rune> Alphabet(List<(string Word, long Count)> words, int characters, int room)
    {
        var counts = new Dictionary<Rune, long>();
        foreach (var (word, count) in words)
            foreach (var rune in word.EnumerateRunes())
                CollectionsMarshal.GetValueRefOrAddDefault(counts, rune, out _) += count;
        var alphabet = new HashSet<Rune>();
        foreach (var (rune, _) in counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Value).Take(characters))
        {
            room -= BasicTokenizer.StandsAlone(rune.Value) ? 1 : 2;
            if (room < 0)
                break;
            alphabet.Add(rune);
        }

        return alphabet;
    }
}
