using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs;
using DeepInnovation.Runs;

namespace DeepInnovation.Novelty.Validation;

/// <summary>One of the novelty numbers of a run, with the documents that it stands for.</summary>
internal sealed class NoveltyMeasure
{
    private NoveltyMeasure(string hypergraph, Document[] documents, Func<Document, Hyperedge> edge, double?[] novelty, double?[] percentile)
    {
        (Hypergraph, Documents, Novelty, Percentile) = (hypergraph, documents, novelty, percentile);
        Hyperedges = [.. documents.Select(edge)];
    }

    /// <summary>The hypergraph's name, as in <see cref="NoveltyValidation.Hypergraph"/>.</summary>
    internal string Hypergraph { get; }

    /// <summary>The documents, one kind, in the order of the run's table.</summary>
    internal Document[] Documents { get; }

    /// <summary>Their hyperedges.</summary>
    internal Hyperedge[] Hyperedges { get; }

    /// <summary>The run's novelty of each; null where it has none.</summary>
    internal double?[] Novelty { get; }

    /// <summary>The run's percentile rank of each within kind and year.</summary>
    internal double?[] Percentile { get; }

    /// <summary>The measures of a run that have at least one hyperedge of two nodes. O(n log n).</summary>
    /// <exception cref="InputException">A row's document is missing or has no year.</exception>
    internal static List<NoveltyMeasure> Of(IReadOnlyList<Document> documents, IReadOnlyList<DocumentNovelty> rows)
    {
        var byId = documents.ToDictionary(d => (d.Kind, d.Id));
        var papers = Join(rows.Where(r => r.Kind == DocumentKind.Paper), byId);
        var patents = Join(rows.Where(r => r.Kind == DocumentKind.Patent), byId);
        return
        [
            .. new[]
            {
                Content(DocumentHypergraphs.PaperContent, papers),
                Content(DocumentHypergraphs.PatentContent, patents),
                new NoveltyMeasure(
                    DocumentHypergraphs.PatentContext, [.. patents.Select(p => p.Document)], DocumentHypergraphs.Context,
                    [.. patents.Select(p => p.Row.Context)], [.. patents.Select(p => p.Row.ContextPercentile)]),
            }.Where(m => m.Hyperedges.Any(h => h.IsCombination)),
        ];
    }

    private static NoveltyMeasure Content(string hypergraph, List<(Document Document, DocumentNovelty Row)> both) => new(
        hypergraph, [.. both.Select(p => p.Document)], DocumentHypergraphs.Content, [.. both.Select(p => p.Row.Content)], [.. both.Select(p => p.Row.ContentPercentile)]);

    private static List<(Document Document, DocumentNovelty Row)> Join(IEnumerable<DocumentNovelty> rows, Dictionary<(DocumentKind, string), Document> documents)
    {
        var both = new List<(Document, DocumentNovelty)>();
        foreach (var row in rows)
        {
            if (!documents.TryGetValue((row.Kind, row.Id), out var document) || document.Year is null)
                throw new InputException("a scored document is not in the corpus or has no year there", null, null, "id", row.Id, "Take both tables from one run");
            both.Add((document, row));
        }

        return both;
    }
}
