using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Hypergraphs.Keywords;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>One of the novelty numbers of a run, with the documents that it stands for.</summary>
internal sealed class NoveltyMeasure
{
    private NoveltyMeasure(string hypergraph, Document[] documents, Func<Document, Hyperedge> edge,
        double?[] novelty, double?[] percentile)
    {
        (Hypergraph, Documents, Novelty, Percentile) = (hypergraph, documents, novelty, percentile);
        Hyperedges = [.. documents.Select(edge)];
    }

    /// <summary>The hypergraph's name, as in <see cref="NoveltyValidation.Hypergraph"/>.</summary>
    internal string Hypergraph { get; }

    /// <summary>The documents, one kind, in the order of the run's table.</summary>
    internal Document[] Documents { get; }

    internal Hyperedge[] Hyperedges { get; }

    /// <summary>The run's novelty of each; null where it has none.</summary>
    internal double?[] Novelty { get; }

    /// <summary>The run's percentile rank of each within kind and year.</summary>
    internal double?[] Percentile { get; }

    /// <summary>
    /// The measures of a run that have at least one hyperedge of two nodes. Documents without keywords get
    /// theirs as in the stage. O(n log n).
    /// </summary>
    /// <exception cref="InputException">A row's document is missing or has no year.</exception>
    internal static List<NoveltyMeasure> Of(IReadOnlyList<Document> documents, IReadOnlyList<DocumentNovelty> rows,
        KeywordOptions keywords)
    {
        var both = KeywordExtractor.Complete(Join(rows, documents), keywords).Documents.Zip(rows).ToList();
        var (papers, patents) = (both.Where(b => b.Second.Kind == DocumentKind.Paper).ToList(),
            both.Where(b => b.Second.Kind == DocumentKind.Patent).ToList());
        return
        [
            .. new[]
            {
                Content(DocumentHypergraphs.PaperContent, papers),
                Content(DocumentHypergraphs.PatentContent, patents),
                Context(DocumentHypergraphs.PaperContext, papers, DocumentHypergraphs.Fields),
                Context(DocumentHypergraphs.PatentContext, patents, DocumentHypergraphs.Subclasses),
            }.Where(m => m.Hyperedges.Any(h => h.IsCombination)),
        ];
    }

    private static NoveltyMeasure Content(string hypergraph, List<(Document Document, DocumentNovelty Row)> both) => new(
        hypergraph, [.. both.Select(p => p.Document)], DocumentHypergraphs.Content, [.. both.Select(p => p.Row.Content)],
        [.. both.Select(p => p.Row.ContentPercentile)]);

    private static NoveltyMeasure Context(string hypergraph, List<(Document Document, DocumentNovelty Row)> both,
        Func<Document, Hyperedge> edge) => new(
            hypergraph, [.. both.Select(p => p.Document)], edge, [.. both.Select(p => p.Row.Context)],
            [.. both.Select(p => p.Row.ContextPercentile)]);

    private static List<Document> Join(IReadOnlyList<DocumentNovelty> rows, IReadOnlyList<Document> documents)
    {
        var byId = documents.ToDictionary(d => (d.Kind, d.Id));
        return
        [
            .. rows.Select(row => byId.TryGetValue((row.Kind, row.Id), out var document) && document.Year is not null
                ? document
                : throw new InputException("a scored document is not in the corpus or has no year there", null, null, "id",
                    row.Id, "Take both tables from one run")),
        ];
    }
}
