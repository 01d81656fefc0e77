namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// The disruption index of documents in a citation graph. With a window of t years it is CD_t of Funk and Owen-Smith
/// (Management Science, 2017, with all weights 1), CD5 for t = 5; over all later years it is DI of Wu, Wang and Evans
/// (Nature, 2019). In both, a document counts when its year is after the focal one's: documents of
/// the same year count in neither.
/// </summary>
public sealed class DisruptionIndex
{
    /// <summary>The usual window, that of CD5, in years.</summary>
    public const int FiveYears = 5;

    private readonly CitationGraph _graph;
    private readonly int _lastYear;

    // Marks hold the number of the focal document plus one, so they need no clearing from one document to the next.
    private readonly int[] _citesFocal;
    private readonly int[] _citesReference;

    private DisruptionIndex(CitationGraph graph)
    {
        _graph = graph;
        _lastYear = graph.DocumentCount == 0 ? 0 : graph.Years[^1];
        (_citesFocal, _citesReference) = (new int[graph.DocumentCount], new int[graph.DocumentCount]);
    }

    /// <summary>
    /// The counts and the index of every document. Time: the sum over documents of the citations in the window that its
    /// references have, which is at most the sum of the squared citation counts. Memory: 8 bytes a document for each thread.
    /// </summary>
    /// <param name="graph">The citations.</param>
    /// <param name="years">t, the years after the focal document's that count, at least 1; null for all (DI).</param>
    /// <param name="maxThreads">The most threads to use, -1 for all cores; the result is the same.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="years"/> is below 1.</exception>
    public static Disruption[] OfAll(CitationGraph graph, int? years = null, int maxThreads = -1)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (years < 1)
            throw new ArgumentOutOfRangeException(nameof(years), years, "The window has at least one year.");
        var result = new Disruption[graph.DocumentCount];
        Parallel.For(
            0, result.Length, new ParallelOptions { MaxDegreeOfParallelism = maxThreads }, () => new DisruptionIndex(graph),
            (document, _, index) =>
            {
                result[document] = index.Of(document, years);
                return index;
            },
            _ => { });
        return result;
    }

    private Disruption Of(int focal, int? years)
    {
        var first = _graph.Years[focal] + 1;
        var last = (int)Math.Min(_lastYear, years is { } t ? (long)_graph.Years[focal] + t : _lastYear);
        var mark = focal + 1;
        var (both, onlyReferences) = (0, 0);
        var citations = _graph.Citations(focal, first, last);
        foreach (var citing in citations)
            _citesFocal[citing] = mark;
        var references = _graph.References(focal);
        foreach (var reference in references)
        {
            foreach (var citing in _graph.Citations(reference, first, last))
            {
                if (_citesReference[citing] == mark)
                    continue;
                _citesReference[citing] = mark;
                if (_citesFocal[citing] == mark)
                    both++;
                else
                    onlyReferences++;
            }
        }

        return new Disruption(citations.Length - both, both, onlyReferences, !references.IsEmpty);
    }
}
