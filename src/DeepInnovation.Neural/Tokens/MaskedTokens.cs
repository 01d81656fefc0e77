using DeepInnovation.Neural.RandomNumbers;

namespace DeepInnovation.Neural.Tokens;

/// <summary>
/// A batch with gaps for masked-language modelling (Devlin et al., 2019, section 3.1): of each document's tokens 15 % are to be
/// predicted, of which 80 % become [MASK], 10 % a random token and 10 % stay. Special tokens, [UNK] among them, are neither
/// predicted nor drawn. The draw depends on the seed, the epoch and the document alone, not on its batch.
/// </summary>
internal sealed class MaskedTokens
{
    /// <summary>The probability that a token is masked in BERT.</summary>
    public const double DefaultProbability = 0.15;

    private MaskedTokens(long[] ids, long[] positions, long[] targets)
    {
        Ids = ids;
        Positions = positions;
        Targets = targets;
    }

    /// <summary>The corrupted ids, B * T.</summary>
    public long[] Ids { get; }

    /// <summary>
    /// Where tokens are to be predicted: row * T + column; within a row ascending, then its [CLS] as often as asked.
    /// </summary>
    public long[] Positions { get; }

    /// <summary>The id that stood at each position; as many as positions.</summary>
    public long[] Targets { get; }

    /// <summary>Corrupts a batch; the batch itself stays as it is. O(B T).</summary>
    /// <remarks>
    /// With <paramref name="classTokenTargets"/> above 0 so many of a document's tokens are also to be predicted at its [CLS], so
    /// that the vector which a classifier reads learns what the document is about while there are no labels yet.
    /// </remarks>
    /// <param name="batch">The documents.</param>
    /// <param name="tokenizer">Tells special tokens and the vocabulary.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">Which epoch, from 0: each has other gaps.</param>
    /// <param name="maskProbability">The part of the tokens to predict.</param>
    /// <param name="classTokenTargets">How many of them are to be predicted at [CLS] too.</param>
    /// <exception cref="ModelException">The vocabulary has special tokens only.</exception>
    public static MaskedTokens Of(TokenBatch batch, WordPieceTokenizer tokenizer, long seed, int epoch,
        double maskProbability = DefaultProbability, int classTokenTargets = 0)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        if (tokenizer.Vocabulary.Count <= WordPieceTokenizer.SpecialTokens.Count)
            throw new ModelException("The vocabulary has special tokens only; there is nothing to predict.");

        var philox = new Philox(seed, "masked tokens");
        var ids = batch.Ids.ToArray();
        var positions = new List<int>();
        var targets = new List<int>();
        var candidates = new List<int>();
        for (var row = 0; row < batch.Rows; row++)
        {
            candidates.Clear();
            for (var i = row * batch.Length; i < (row + 1) * batch.Length; i++)
                if (batch.AttentionMask[i] != 0 && !tokenizer.IsSpecial((int)ids[i]))
                    candidates.Add(i);
            var random = philox.Open(((ulong)epoch << 32) | (uint)batch.Indices[row]);
            var start = positions.Count;
            positions.AddRange(Choose(candidates, maskProbability, random));
            foreach (var position in positions.Skip(start))
                ids[position] = Corrupt(ids[position], tokenizer, random);
            targets.AddRange(positions.Skip(start));

            // Of the chosen tokens the first in the order of their draw: a random part of them.
            var whole = candidates.Take(Math.Min(classTokenTargets, positions.Count - start)).ToList();
            positions.AddRange(Enumerable.Repeat(row * batch.Length, whole.Count));
            targets.AddRange(whole);
        }

        return new MaskedTokens(ids, [.. positions.Select(p => (long)p)], [.. targets.Select(p => batch.Ids[p])]);
    }

    /// <summary>
    /// A share of the candidates, at least one if there is any, each set equally likely; ascending. They come first among the
    /// candidates.
    /// </summary>
    private static IEnumerable<int> Choose(List<int> candidates, double maskProbability, PhiloxStream random)
    {
        if (candidates.Count == 0)
            return [];
        var count = Math.Max(1, (int)Math.Round(maskProbability * candidates.Count, MidpointRounding.AwayFromZero));
        for (var i = 0; i < count; i++)
        {
            var j = i + random.Next(candidates.Count - i);
            (candidates[i], candidates[j]) = (candidates[j], candidates[i]);
        }

        return candidates.Take(count).Order();
    }

    private static long Corrupt(long id, WordPieceTokenizer tokenizer, PhiloxStream random)
    {
        var draw = random.Next(10);
        if (draw < 8)
            return tokenizer.MaskId;
        if (draw == 8)
            return id;
        int other;
        do
            other = random.Next(tokenizer.Vocabulary.Count);
        while (tokenizer.IsSpecial(other));
        return other;
    }
}
