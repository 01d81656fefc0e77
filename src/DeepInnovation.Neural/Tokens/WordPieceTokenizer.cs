using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.Tokenizers;
using Pieces = Microsoft.ML.Tokenizers.WordPieceTokenizer;

namespace DeepInnovation.Neural.Tokens;

/// <summary>
/// Text to the token ids of a BERT model: <see cref="BasicTokenizer"/>, then the longest piece of the vocabulary that fits, again
/// and again (Wu et al., 2016), the second and later pieces of a word marked "##". The pieces are found by
/// Microsoft.ML.Tokenizers; its own words are not BERT's (docs/decisions/005-wordpiece.md). Immutable and thread-safe.
/// The text "[SEP]" in a document is four tokens or more, never the special one.
/// </summary>
public sealed class WordPieceTokenizer
{
    /// <summary>A longer word is [UNK] (in Unicode characters; Hugging Face has 100, Google's script 200).</summary>
    internal const int MaximumWordLength = 100;

    /// <summary>The five special tokens in the order in which <see cref="WordPieceTrainer"/> numbers them.</summary>
    public static IReadOnlyList<string> SpecialTokens { get; } = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    private readonly BasicTokenizer _words;
    private readonly Pieces _pieces;
    private readonly FrozenSet<int> _special;

    /// <summary>The tokenizer of a vocabulary: line i of vocab.txt is token i.</summary>
    /// <param name="vocabulary">The tokens, the five special ones among them.</param>
    /// <param name="lowerCase">Whether the model is uncased.</param>
    /// <exception cref="ModelException">A special token is missing, a token stands twice or cannot be a line of
    /// vocab.txt.</exception>
    public WordPieceTokenizer(IReadOnlyList<string> vocabulary, bool lowerCase = true)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        Vocabulary = [.. vocabulary];
        LowerCase = lowerCase;
        _words = new BasicTokenizer(lowerCase);
        var ids = VocabularyIds.Of(Vocabulary);
        (PadId, UnknownId, ClassId, SeparatorId, MaskId) =
            (ids[SpecialTokens[0]], ids[SpecialTokens[1]], ids[SpecialTokens[2]], ids[SpecialTokens[3]], ids[SpecialTokens[4]]);
        _special = new[] { PadId, UnknownId, ClassId, SeparatorId, MaskId }.ToFrozenSet();
        var lines = Encoding.UTF8.GetBytes(string.Join('\n', Vocabulary));
        using var stream = new MemoryStream(lines);
        _pieces = Pieces.Create(stream, new WordPieceOptions
        {
            UnknownToken = SpecialTokens[1],
            MaxInputCharsPerWord = 2 * MaximumWordLength, // UTF-16 code units; the exact limit is checked here
        });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(lowerCase ? "BERT uncased 1\n" : "BERT cased 1\n"));
        hash.AppendData(lines);
        Fingerprint = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The tokens by id.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    /// <summary>Whether the model is uncased.</summary>
    public bool LowerCase { get; }

    /// <summary>
    /// SHA-256 (hexadecimal) of the vocabulary and of the rules by which text is cut: what cached tokens depend on.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>Id of [PAD], which fills a row of a batch.</summary>
    public int PadId { get; }

    /// <summary>Id of [UNK], a word that the vocabulary cannot spell.</summary>
    internal int UnknownId { get; }

    /// <summary>Id of [CLS], the first token of every text.</summary>
    internal int ClassId { get; }

    /// <summary>Id of [SEP], the last token of every text.</summary>
    internal int SeparatorId { get; }

    /// <summary>Id of [MASK], the gap of masked-language modelling.</summary>
    internal int MaskId { get; }

    /// <summary>Whether <paramref name="id"/> is one of the five special tokens.</summary>
    internal bool IsSpecial(int id) => _special.Contains(id);

    /// <summary>
    /// [CLS] pieces [SEP], at most <paramref name="maximumLength"/> ids: pieces beyond are left out and [SEP] stays last.
    /// O(n) in the length of the text, and nothing is read beyond the last piece that fits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumLength"/> is below 2.</exception>
    public int[] Encode(string text, int maximumLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumLength, 2);
        var pieces = PiecesOf(text, maximumLength - 2);
        return [ClassId, .. pieces, SeparatorId];
    }

    /// <summary>
    /// [CLS] first [SEP] second [SEP], at most <paramref name="maximumLength"/> ids. What is too long loses its last piece, one
    /// by one from the longer of the two (from the second one where they are equal), as in Google's script and Hugging Face.
    /// </summary>
    /// <param name="first">The first text.</param>
    /// <param name="second">The second text.</param>
    /// <param name="maximumLength">How many ids at most.</param>
    /// <param name="tokenTypes">0 for [CLS] first [SEP], 1 for second [SEP]; as long as the result.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumLength"/> is below 3.</exception>
    public int[] Encode(string first, string second, int maximumLength, out int[] tokenTypes)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumLength, 3);
        var room = maximumLength - 3;
        var left = PiecesOf(first, room); // a text never keeps more than the room, so reading further changes nothing
        var right = PiecesOf(second, room);
        int leftCount = left.Count, rightCount = right.Count;
        while (leftCount + rightCount > room)
        {
            if (leftCount > rightCount)
                leftCount--;
            else
                rightCount--;
        }

        tokenTypes = new int[leftCount + rightCount + 3];
        tokenTypes.AsSpan(leftCount + 2).Fill(1);
        return [ClassId, .. left.Take(leftCount), SeparatorId, .. right.Take(rightCount), SeparatorId];
    }

    /// <summary>The ids as text for people: pieces joined to words, special tokens left out. What was lost in encoding (case,
    /// accents, spaces) stays lost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is not in the vocabulary.</exception>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var text = new StringBuilder();
        foreach (var id in ids)
        {
            if (id < 0 || id >= Vocabulary.Count)
                throw new ArgumentOutOfRangeException(nameof(ids), id, $"The vocabulary has {Vocabulary.Count} tokens.");
            if (IsSpecial(id))
                continue;
            var token = Vocabulary[id];
            if (token.StartsWith("##", StringComparison.Ordinal) && token.Length > 2)
                text.Append(token, 2, token.Length - 2);
            else
                text.Append(text.Length == 0 ? "" : " ").Append(token);
        }

        return text.ToString();
    }

    private List<int> PiecesOf(string text, int limit)
    {
        var pieces = new List<int>();
        if (limit == 0)
            return pieces;
        _words.Split(text, word =>
        {
            if (word.Length > MaximumWordLength && LengthOf(word) > MaximumWordLength)
                pieces.Add(UnknownId);
            else
                pieces.AddRange(_pieces.EncodeToIds(word, considerPreTokenization: false, considerNormalization: false));
            return pieces.Count < limit;
        });
        if (pieces.Count > limit)
            pieces.RemoveRange(limit, pieces.Count - limit);
        return pieces;
    }

    private static int LengthOf(ReadOnlySpan<char> word)
    {
        var length = 0;
        foreach (var _ in word.EnumerateRunes())
            length++;
        return length;
    }
}
