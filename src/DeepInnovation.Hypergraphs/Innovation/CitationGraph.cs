namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// Who cites whom, immutable, compressed both ways. Documents are numbered by year, then by id (ordinal), so that both lists of a
/// document are in the order of time and a span of years is a range of numbers. No document cites itself, one of a later
/// year, or another one twice (<see cref="CitationCounts"/>). Memory: 8 bytes a citation, 12 a document, and the ids.
/// </summary>
public sealed class CitationGraph
{
    private readonly string[] _ids;
    private readonly int[] _years;
    private readonly int[] _referenceStarts;
    private readonly int[] _references;
    private readonly int[] _citationStarts;
    private readonly int[] _citations;

    /// <summary>
    /// Takes ids and years in the order that the class states, and each document's references,
    /// ascending. O(documents + citations).
    /// </summary>
    internal CitationGraph(string[] ids, int[] years, int[] referenceStarts, int[] references, CitationCounts counts)
    {
        (_ids, _years, _referenceStarts, _references, Counts) = (ids, years, referenceStarts, references, counts);
        (_citationStarts, _citations) = Transpose(ids.Length, referenceStarts, references);
    }

    /// <summary>The ids by document number.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The years by document number, ascending.</summary>
    public ReadOnlySpan<int> Years => _years;

    /// <summary>N, the number of documents.</summary>
    public int DocumentCount => _ids.Length;

    /// <summary>The number of citations.</summary>
    public int CitationCount => _references.Length;

    /// <summary>What became of the rows that the graph was made from.</summary>
    public CitationCounts Counts { get; }

    /// <summary>The documents that a document cites, ascending. O(1).</summary>
    public ReadOnlySpan<int> References(int document) =>
        _references.AsSpan(_referenceStarts[document].._referenceStarts[document + 1]);

    /// <summary>The documents that cite a document, ascending, so by year. O(1).</summary>
    public ReadOnlySpan<int> Citations(int document) =>
        _citations.AsSpan(_citationStarts[document].._citationStarts[document + 1]);

    /// <summary>
    /// The citations by documents of the years from <paramref name="first"/> to
    /// <paramref name="last"/>, both in. O(log citations).
    /// </summary>
    public ReadOnlySpan<int> Citations(int document, int first, int last)
    {
        if (last < first)
            return [];
        var all = Citations(document);
        var from = LowerBound(all, first);
        return all[from..LowerBound(all, (long)last + 1)];
    }

    private int LowerBound(ReadOnlySpan<int> documents, long year)
    {
        var (low, high) = (0, documents.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_years[documents[middle]] < year)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static (int[] Starts, int[] Citations) Transpose(int count, int[] referenceStarts, int[] references)
    {
        var starts = new int[count + 1];
        foreach (var cited in references)
            starts[cited + 1]++;
        for (var document = 0; document < count; document++)
            starts[document + 1] += starts[document];
        var next = starts.AsSpan(0, count).ToArray();
        var citations = new int[references.Length];
        for (var citing = 0; citing < count; citing++)
        {
            foreach (var cited in references.AsSpan(referenceStarts[citing]..referenceStarts[citing + 1]))
                citations[next[cited]++] = citing;
        }

        return (starts, citations);
    }
}
