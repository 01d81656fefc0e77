using DeepInnovation.Neural.RandomNumbers;

namespace DeepInnovation.Neural.Tokens;

/// <summary>
/// Groups documents into batches of similar length, so that little is padding: shuffled anew each epoch for training, in fixed
/// buckets for inference. Immutable and thread-safe.
/// </summary>
internal sealed class BatchPlan
{
    /// <summary>In training T is a multiple of this.</summary>
    public const int TrainingMultiple = 8;

    /// <summary>In inference T is a multiple of this.</summary>
    public const int InferenceMultiple = 16;

    private const int BatchesInPool = 50;

    private readonly int[] _documents;
    private readonly int[] _lengths;
    private readonly int _maximumLength;

    /// <summary>A plan over documents with these lengths.</summary>
    /// <param name="documents">Their indices, each once.</param>
    /// <param name="lengths">Tokens of each, [CLS] and [SEP] included; as many as documents.</param>
    /// <param name="maximumLength">No T is above it: the positions that the model has.</param>
    /// <exception cref="ArgumentException">The numbers of documents and lengths differ, or a length is above the
    /// maximum.</exception>
    public BatchPlan(IReadOnlyList<int> documents, IReadOnlyList<int> lengths, int maximumLength)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(lengths);
        if (documents.Count != lengths.Count)
            throw new ArgumentException($"{documents.Count} documents have {lengths.Count} lengths.", nameof(lengths));
        if (lengths.Any(length => length < 1 || length > maximumLength))
            throw new ArgumentException($"A length is not in 1..{maximumLength}.", nameof(lengths));
        _documents = [.. documents];
        _lengths = [.. lengths];
        _maximumLength = maximumLength;
    }

    /// <summary>The plan of a table's rows, of all or of some (a split).</summary>
    public static BatchPlan Of(TokenTable table, IReadOnlyList<int>? rows = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        rows ??= [.. Enumerable.Range(0, table.Count)];
        return new BatchPlan(rows, [.. rows.Select(table.LengthOf)], table.MaximumLength);
    }

    /// <summary>How many documents.</summary>
    public int Count => _documents.Length;

    /// <summary>
    /// One epoch of training: every document once, batches of <paramref name="rows"/> (only the last one may be smaller). The
    /// documents are shuffled, taken in pools of 50 batches, sorted by length in the pool, cut, and the batches shuffled: random
    /// enough for gradient descent, with little padding. T is the longest document's length, rounded up to a multiple of 8.
    /// O(n log n). Depends on nothing but the documents and the arguments.
    /// </summary>
    /// <param name="rows">Documents in a batch.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="epoch">Which epoch, from 0.</param>
    public IReadOnlyList<PlannedBatch> Epoch(int rows, long seed, int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        var random = new Philox(seed, "batches").Open((ulong)epoch);
        var order = Enumerable.Range(0, Count).ToArray();
        random.Shuffle<int>(order);
        var batches = new List<PlannedBatch>();
        foreach (var pool in order.Chunk(checked(rows * BatchesInPool)))
            foreach (var batch in pool.OrderBy(i => _lengths[i]).Chunk(rows)) // stable: equal lengths stay shuffled
                batches.Add(Padded(batch));
        var full = batches.ToArray();
        random.Shuffle(full.AsSpan(0, Count / rows)); // only the last one can be smaller, and it stays last
        return full;
    }

    /// <summary>
    /// Batches for inference. Each document is padded to its own bucket, its length rounded up to a multiple of 16, and stands
    /// only with documents of the same bucket: so T, and with it the result, never depends on its neighbours. Buckets come by
    /// length, documents in the given order. O(n log n).
    /// </summary>
    /// <param name="maximumRows">Rows in a batch at most.</param>
    /// <param name="maximumTokens">B * T at most, which bounds the memory; a single document may be above it.</param>
    public IReadOnlyList<PlannedBatch> Inference(int maximumRows, int maximumTokens = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumRows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumTokens);
        return
        [
            .. Enumerable.Range(0, Count).GroupBy(i => RoundUp(_lengths[i], InferenceMultiple)).OrderBy(bucket => bucket.Key)
                .SelectMany(bucket => bucket.Chunk(Math.Clamp(maximumTokens / bucket.Key, 1, maximumRows))
                    .Select(batch => Planned(batch, bucket.Key))),
        ];
    }

    /// <summary>Some documents as a batch of training; O(rows).</summary>
    internal PlannedBatch Padded(int[] batch) => Planned(batch, RoundUp(batch.Max(i => _lengths[i]), TrainingMultiple));

    private PlannedBatch Planned(int[] batch, int length) => new([.. batch.Select(i => _documents[i])], length);

    private int RoundUp(int length, int multiple) => Math.Min((length + multiple - 1) / multiple * multiple, _maximumLength);
}
