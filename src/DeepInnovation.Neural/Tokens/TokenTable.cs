namespace DeepInnovation.Neural.Tokens;

/// <summary>
/// The tokens of many texts, encoded once: row i holds the ids of text i, [CLS] first and [SEP] last. 4 bytes a token in memory,
/// 2 in a file where the vocabulary allows. Immutable and thread-safe.
/// </summary>
public sealed partial class TokenTable
{
    private readonly int[] _ids;
    private readonly long[] _offsets; // row i is _ids[_offsets[i].._offsets[i + 1]]

    private TokenTable(int[] ids, long[] offsets, string fingerprint, int vocabularySize, int maximumLength)
    {
        _ids = ids;
        _offsets = offsets;
        Fingerprint = fingerprint;
        VocabularySize = vocabularySize;
        MaximumLength = maximumLength;
    }

    /// <summary>How many texts.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>How many tokens in all texts.</summary>
    public long Tokens => _offsets[^1];

    /// <summary>No row is longer.</summary>
    public int MaximumLength { get; }

    /// <summary>How many tokens the vocabulary has; every id is below it.</summary>
    public int VocabularySize { get; }

    /// <summary><see cref="WordPieceTokenizer.Fingerprint"/> of the tokenizer that made the ids.</summary>
    public string Fingerprint { get; }

    /// <summary>The ids of text <paramref name="row"/>.</summary>
    public ReadOnlySpan<int> this[int row] => _ids.AsSpan((int)_offsets[row], LengthOf(row));

    /// <summary>How many ids text <paramref name="row"/> has.</summary>
    public int LengthOf(int row) => (int)(_offsets[row + 1] - _offsets[row]);

    /// <summary>Encodes the texts on several threads; the result does not depend on how many.</summary>
    /// <param name="texts">The texts; row i of the table is text i.</param>
    /// <param name="tokenizer">Makes the ids.</param>
    /// <param name="maximumLength">Longer rows lose their end, see <see cref="WordPieceTokenizer.Encode(string, int)"/>.</param>
    /// <param name="threads">How many threads at most; 0 for one a core.</param>
    /// <exception cref="ModelException">More than 2^31 tokens: encode in parts.</exception>
    public static TokenTable Encode(
        IReadOnlyList<string> texts, WordPieceTokenizer tokenizer, int maximumLength, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumLength, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var rows = new int[texts.Count][];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads };
        Parallel.For(0, rows.Length, options, i => rows[i] = tokenizer.Encode(texts[i], maximumLength));

        var offsets = OffsetsOf([.. rows.Select(r => r.Length)]);
        var ids = new int[offsets[^1]];
        for (var i = 0; i < rows.Length; i++)
            rows[i].CopyTo(ids, offsets[i]);
        return new TokenTable(ids, offsets, tokenizer.Fingerprint, tokenizer.Vocabulary.Count, maximumLength);
    }

    private static long[] OffsetsOf(int[] lengths)
    {
        var offsets = new long[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++)
            offsets[i + 1] = offsets[i] + lengths[i];
        if (offsets[^1] > Array.MaxLength)
            throw new ModelException(
                $"{lengths.Length} texts have {offsets[^1]} tokens, and one table holds {Array.MaxLength}; "
                + "encode them in parts.");
        return offsets;
    }
}
