namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>All measures of the documents of a citation graph, by document number.</summary>
internal sealed class CitationMeasures
{
    private readonly CitationGraph _graph;
    private readonly double[] _pageRank;
    private readonly double[]? _rescaled;
    private readonly Disruption[]? _di;
    private readonly Disruption[]? _cd;
    private readonly SleepingBeauty?[]? _sleeping;

    private CitationMeasures(CitationGraph graph, bool haveYears, InnovationOptions options)
    {
        var threads = options.Atypical.MaxThreads;
        _graph = graph;
        _pageRank = CitationPageRank.Of(graph, options.Damping, threads);
        if (!haveYears)
            return;
        _rescaled = RescaledScore.Of(_pageRank, options.Window, threads);
        _di = DisruptionIndex.OfAll(graph, years: null, threads);
        _cd = DisruptionIndex.OfAll(graph, options.DisruptionYears, threads);
        _sleeping = SleepingBeauty.OfAll(graph);
    }

    /// <summary>Takes the measures; those that need years only when the graph has true ones.</summary>
    internal static CitationMeasures Of(CitationGraph graph, bool haveYears, InnovationOptions options) =>
        new(graph, haveYears, options);

    /// <summary>A row for each document, by number: by year, then by id.</summary>
    internal IEnumerable<CitationRow> Rows()
    {
        for (var document = 0; document < _graph.DocumentCount; document++)
        {
            var row = new CitationRow
            {
                Id = _graph.Ids[document],
                References = _graph.References(document).Length,
                Citations = _graph.Citations(document).Length,
                PageRank = _pageRank[document],
            };
            if (_rescaled is not null)
                AddDated(row, document);
            yield return row;
        }
    }

    private void AddDated(CitationRow row, int document)
    {
        var (di, cd, sleeping) = (_di![document], _cd![document], _sleeping![document]);
        row.Year = _graph.Years[document];
        (row.Di, row.DiOnlyFocal, row.DiBoth, row.DiOnlyReferences) = (di.Value, di.OnlyFocal, di.Both, di.OnlyReferences);
        (row.CdT, row.CdOnlyFocal, row.CdBoth, row.CdOnlyReferences) = (cd.Value, cd.OnlyFocal, cd.Both, cd.OnlyReferences);
        row.RescaledPageRank = _rescaled![document];
        (row.SleepingBeauty, row.AwakeningYear, row.PeakYear, row.PeakCitations) =
            (sleeping?.Coefficient, sleeping?.AwakeningYear, sleeping?.PeakYear, sleeping?.PeakCitations);
    }
}
