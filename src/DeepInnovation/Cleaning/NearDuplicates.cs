namespace DeepInnovation.Cleaning;

/// <summary>
/// Finds documents whose sets of word triples are similar: candidates share a band of their MinHash signatures, and each candidate pair
/// is then compared exactly. Texts of fewer than eight triples say too little and take no part.
/// </summary>
internal sealed class NearDuplicates
{
    internal const int FewestShingles = 8;

    // A bucket of one boilerplate text may hold thousands: beyond this each is paired with the best and with its neighbour only.
    private const int AllPairsUpTo = 64;

    private readonly List<uint>[] _bands;
    private readonly List<int> _documents;

    /// <summary>Makes room for <paramref name="capacity"/> documents: lists that grow by doubling would need three times their size.</summary>
    internal NearDuplicates(int capacity = 0)
    {
        _bands = [.. Enumerable.Range(0, MinHash.Bands).Select(_ => new List<uint>(capacity))];
        _documents = new List<int>(capacity);
    }

    /// <summary>
    /// Notes a document: 64 bytes for its bands and 4 for its number. Half of a band's hash is enough: it brings together n² / 2³³ pairs a band by
    /// chance, 12,000 of ten million documents, which are then compared exactly.
    /// </summary>
    internal void Add(int document, ulong[] shingles)
    {
        if (shingles.Length < FewestShingles)
            return;
        Span<ulong> bands = stackalloc ulong[MinHash.Bands];
        MinHash.Of(shingles, bands);
        for (var i = 0; i < bands.Length; i++)
            _bands[i].Add((uint)(bands[i] >> 32));
        _documents.Add(document);
    }

    /// <summary>Pairs that share a band, each once, the smaller number first, ascending. O(documents log documents + pairs).</summary>
    /// <param name="among">The documents that still stand.</param>
    /// <param name="preference">Which of two documents is to be kept, so that a large bucket is the same whatever the order of the corpora.</param>
    internal List<(int, int)> Candidates(Func<int, bool> among, Comparison<int> preference)
    {
        var pairs = new HashSet<(int, int)>();
        var places = Enumerable.Range(0, _documents.Count).Where(i => among(_documents[i])).ToArray();
        var (order, hashes) = (new int[places.Length], new uint[places.Length]);
        foreach (var band in _bands)
        {
            places.CopyTo(order, 0);
            for (var i = 0; i < places.Length; i++)
                hashes[i] = band[places[i]];
            Array.Sort(hashes, order);
            for (var from = 0; from < order.Length;)
            {
                var to = from + 1;
                while (to < order.Length && hashes[to] == hashes[from])
                    to++;
                var bucket = order.AsSpan(from, to - from);
                if (bucket.Length > AllPairsUpTo)
                    bucket.Sort((a, b) => preference(_documents[a], _documents[b]));
                AddBucket(bucket, pairs);
                from = to;
            }
        }

        var list = pairs.ToList();
        list.Sort();
        return list;
    }

    private void AddBucket(ReadOnlySpan<int> bucket, HashSet<(int, int)> pairs)
    {
        for (var i = 1; i < bucket.Length; i++)
        {
            for (var j = bucket.Length <= AllPairsUpTo ? 0 : Math.Max(0, i - 1); j < i; j++)
                pairs.Add(Pair(bucket[j], bucket[i]));
            pairs.Add(Pair(bucket[0], bucket[i]));
        }
    }

    private (int, int) Pair(int a, int b) => (Math.Min(_documents[a], _documents[b]), Math.Max(_documents[a], _documents[b]));
}
