namespace DeepInnovation.Sources.Cleaning;

/// <summary>
/// Finds documents whose sets of word triples may be similar: they share a band of their MinHash signatures. The documents
/// that share one are walked through from the best to the worst, and each is compared with those that were kept so far:
/// what a text that thousands share costs is a comparison a document, not one a pair. Texts of fewer than eight triples
/// say too little and take no part.
/// </summary>
internal sealed class NearDuplicates
{
    internal const int FewestShingles = 8;

    private readonly List<uint>[] _bands;
    private readonly List<int> _documents;
    private readonly Dictionary<ulong, int> _last = [];
    private readonly List<(int Place, int Before)> _kept = [];
    private ushort[] _shared = [];

    /// <summary>
    /// Makes room for <paramref name="capacity"/> documents: lists that grow by doubling would need three times their size.
    /// </summary>
    internal NearDuplicates(int capacity = 0)
    {
        _bands = [.. Enumerable.Range(0, MinHash.Bands).Select(_ => new List<uint>(capacity))];
        _documents = new List<int>(capacity);
    }

    /// <summary>
    /// Notes a document: 64 bytes for its bands and 4 for its number. Half of a band's hash is enough: it brings together n² /
    /// 2³³ pairs a band by chance, 12,000 of ten million documents, which are then compared exactly.
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

    /// <summary>The document at a place, in the order of <see cref="Add"/>.</summary>
    internal int Document(int place) => _documents[place];

    /// <summary>
    /// The places of documents that share a band with another, ascending. O(documents log documents), 14 bytes a document.
    /// </summary>
    /// <param name="among">The documents that still stand.</param>
    internal List<int> Sharing(Func<int, bool> among)
    {
        _shared = new ushort[_documents.Count];
        var places = Enumerable.Range(0, _documents.Count).Where(i => among(_documents[i])).ToArray();
        var (order, hashes) = (new int[places.Length], new uint[places.Length]);
        for (var band = 0; band < MinHash.Bands; band++)
        {
            places.CopyTo(order, 0);
            for (var i = 0; i < places.Length; i++)
                hashes[i] = _bands[band][places[i]];
            Array.Sort(hashes, order);
            for (var i = 1; i < order.Length; i++)
            {
                if (hashes[i] != hashes[i - 1])
                    continue;
                _shared[order[i]] |= (ushort)(1 << band);
                _shared[order[i - 1]] |= (ushort)(1 << band);
            }
        }

        return [.. places.Where(p => _shared[p] != 0)];
    }

    /// <summary>
    /// The places kept so far that share a band with <paramref name="place"/>, each once. O(those kept in its bands).
    /// </summary>
    internal List<int> Candidates(int place)
    {
        var found = new HashSet<int>();
        foreach (var key in Buckets(place))
        {
            for (var entry = _last.GetValueOrDefault(key, -1); entry >= 0; entry = _kept[entry].Before)
                found.Add(_kept[entry].Place);
        }

        return [.. found];
    }

    /// <summary>Keeps a document, so that later ones are compared with it.</summary>
    internal void Keep(int place)
    {
        foreach (var key in Buckets(place))
        {
            _kept.Add((place, _last.GetValueOrDefault(key, -1)));
            _last[key] = _kept.Count - 1;
        }
    }

    private IEnumerable<ulong> Buckets(int place) => Enumerable.Range(0, MinHash.Bands)
        .Where(band => (_shared[place] >> band & 1) != 0).Select(band => ((ulong)band << 32) | _bands[band][place]);
}
