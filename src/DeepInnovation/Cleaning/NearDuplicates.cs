namespace DeepInnovation.Cleaning;

/// <summary>
/// Finds documents whose sets of word triples are similar: candidates share a band of their MinHash signatures, and each candidate pair
/// is then compared exactly. Texts of fewer than eight triples say too little and take no part.
/// </summary>
internal sealed class NearDuplicates
{
    internal const int FewestShingles = 8;

    // A bucket of one boilerplate text may hold thousands: beyond this each is paired with the first and with its neighbour only.
    private const int AllPairsUpTo = 64;

    private readonly List<ulong>[] _bands = [.. Enumerable.Range(0, MinHash.Bands).Select(_ => new List<ulong>())];
    private readonly List<int> _documents = [];

    /// <summary>Notes a document: 128 bytes for its bands and 4 for its number.</summary>
    internal void Add(int document, ulong[] shingles)
    {
        if (shingles.Length < FewestShingles)
            return;
        Span<ulong> bands = stackalloc ulong[MinHash.Bands];
        MinHash.Of(shingles, bands);
        for (var i = 0; i < bands.Length; i++)
            _bands[i].Add(bands[i]);
        _documents.Add(document);
    }

    /// <summary>Pairs that share a band, each once, the smaller number first, ascending. O(documents log documents + pairs).</summary>
    /// <param name="among">The documents that still stand.</param>
    internal List<(int, int)> Candidates(Func<int, bool> among)
    {
        var pairs = new HashSet<(int, int)>();
        var places = Enumerable.Range(0, _documents.Count).Where(i => among(_documents[i])).ToArray();
        foreach (var band in _bands)
        {
            var order = (int[])places.Clone();
            Array.Sort(order, (a, b) => band[a] != band[b] ? band[a].CompareTo(band[b]) : a.CompareTo(b));
            for (var from = 0; from < order.Length;)
            {
                var to = from + 1;
                while (to < order.Length && band[order[to]] == band[order[from]])
                    to++;
                AddBucket(order.AsSpan(from, to - from), pairs);
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
