namespace DeepInnovation.Neural.Tokens;

/// <summary>Documents padded to one length: B rows of T tokens, each array row-major, B * T long.</summary>
internal sealed class TokenBatch
{
    private TokenBatch(int[] indices, int length)
    {
        Indices = indices;
        Length = length;
        Ids = new long[indices.Length * length];
        TokenTypeIds = new long[Ids.Length];
        AttentionMask = new float[Ids.Length];
    }

    /// <summary>B.</summary>
    public int Rows => Indices.Length;

    /// <summary>T.</summary>
    public int Length { get; }

    /// <summary>Token ids, B * T; [PAD] beyond a document's end.</summary>
    public long[] Ids { get; }

    /// <summary>Token type ids, B * T; 0 everywhere, since each document is one text.</summary>
    public long[] TokenTypeIds { get; }

    /// <summary>1 for a token, 0 for padding, B * T.</summary>
    public float[] AttentionMask { get; }

    /// <summary>Which document of the table stands in each row, B.</summary>
    public int[] Indices { get; }

    /// <summary>Copies a batch out of a table. O(B T).</summary>
    /// <param name="table">The tokens.</param>
    /// <param name="plan">Which rows, and T.</param>
    /// <param name="padId">Id of [PAD].</param>
    /// <exception cref="ArgumentException">A document is longer than T.</exception>
    public static TokenBatch Of(TokenTable table, PlannedBatch plan, int padId)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(plan);
        var batch = new TokenBatch(plan.Indices, plan.Length);
        Array.Fill(batch.Ids, padId);
        for (var row = 0; row < plan.Indices.Length; row++)
        {
            var ids = table[plan.Indices[row]];
            if (ids.Length > plan.Length)
                throw new ArgumentException(
                    $"Document {plan.Indices[row]} has {ids.Length} tokens, the batch {plan.Length}.", nameof(plan));
            var start = row * plan.Length;
            for (var i = 0; i < ids.Length; i++)
                batch.Ids[start + i] = ids[i];
            batch.AttentionMask.AsSpan(start, ids.Length).Fill(1);
        }

        return batch;
    }
}
