using DeepInnovation.Core;

namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// Builds a <see cref="CitationGraph"/>: first all documents, then the citations, both in any order; the order leaves no trace.
/// Memory until <see cref="Build"/>: 8 bytes a citation, and the ids with their numbers.
/// </summary>
public sealed class CitationGraphBuilder
{
    private readonly string[] _ids;
    private readonly int[] _years;
    private readonly Dictionary<string, int> _numbers;
    private readonly List<long> _pairs = [];
    private long _unknownIds, _selfCitations, _intoTheFuture;

    /// <summary>Takes the documents. O(N log N).</summary>
    /// <exception cref="InputException">Two documents have one id.</exception>
    public CitationGraphBuilder(IEnumerable<(string Id, int Year)> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        (string Id, int Year)[] sorted = [.. documents];
        Array.Sort(sorted, (a, b) => a.Year != b.Year ? a.Year.CompareTo(b.Year) : string.CompareOrdinal(a.Id, b.Id));
        (_ids, _years) = (Array.ConvertAll(sorted, d => d.Id), Array.ConvertAll(sorted, d => d.Year));
        _numbers = new Dictionary<string, int>(_ids.Length, StringComparer.Ordinal);
        for (var number = 0; number < _ids.Length; number++)
        {
            if (!_numbers.TryAdd(_ids[number], number))
                throw new InputException($"two documents have the id \"{_ids[number]}\"", "Keep one row for each document");
        }
    }

    /// <summary>
    /// Adds a row of the citations table; rows that cannot be a citation are counted and left out
    /// (<see cref="CitationCounts"/>). O(1).
    /// </summary>
    public void Add(string citing, string cited)
    {
        if (!_numbers.TryGetValue(citing, out var from) || !_numbers.TryGetValue(cited, out var to))
            _unknownIds++;
        else if (from == to)
            _selfCitations++;
        else if (_years[to] > _years[from])
            _intoTheFuture++;
        else
            _pairs.Add(((long)from << 32) | (uint)to);
    }

    /// <summary>The graph of all that was added. O(citations log citations).</summary>
    public CitationGraph Build()
    {
        _pairs.Sort();
        var (starts, references) = (new int[_ids.Length + 1], new List<int>(_pairs.Count));
        for (var i = 0; i < _pairs.Count; i++)
        {
            if (i > 0 && _pairs[i] == _pairs[i - 1])
                continue;
            references.Add((int)_pairs[i]);
            starts[(int)(_pairs[i] >> 32) + 1]++;
        }

        for (var document = 0; document < _ids.Length; document++)
            starts[document + 1] += starts[document];
        var counts = new CitationCounts(_unknownIds, _selfCitations, _intoTheFuture,
            _pairs.Count - references.Count, references.Count);
        return new CitationGraph(_ids, _years, starts, [.. references], counts);
    }
}
