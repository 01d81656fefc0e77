using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Hypergraphs;
using DeepInnovation.Hypergraphs.Keywords;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;
using DeepInnovation.Runs;

namespace DeepInnovation.Novelty;

/// <summary>
/// Stage 06: how surprising each AI document's keywords are (and each AI patent's IPC subclasses, each AI paper's fields), by the
/// Shi-Evans model. Reads the corpus and the classifier's scores; writes <see cref="Novelties"/> and <see cref="Validation"/>.
/// Documents that are not AI or have no year are left out. Documents without keywords get some from title and abstract
/// (<see cref="KeywordExtractor"/>), and how many did is counted.
/// </summary>
public sealed class NoveltyStage : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("novelty", "06-novelty");

    /// <summary>The <see cref="DocumentNovelty"/> rows, in the corpus's order.</summary>
    public static Table<DocumentNovelty> Novelties { get; } = Place.Table<DocumentNovelty>("novelty.parquet");

    /// <summary>The <see cref="NoveltyValidation"/> rows.</summary>
    public static Table<NoveltyValidation> Validation { get; } = Place.Table<NoveltyValidation>("validation.parquet");

    /// <summary>The model's settings.</summary>
    public ShiEvansOptions Options { get; init; } = new();

    /// <summary>How documents without keywords get theirs.</summary>
    public KeywordOptions Keywords { get; init; } = new();

    StagePlace IStage.Place => Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters =>
        Options.AsText().Concat(Keywords.AsText()).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads => AIDocuments.Tables;

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes => [Novelties, Validation];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest) =>
        $"{manifest.Number("paper-content.scored")} papers and {manifest.Number("patent-content.scored")} patents "
        + "scored by keywords, "
        + $"{manifest.Number("patent-context.scored")} patents by IPC";

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var completed = KeywordExtractor.Complete(AIDocuments.ReadDated(context), Keywords);
        context.Count("keywords.given", completed.Given);
        context.Count("keywords.extracted", completed.Extracted);
        context.Count("keywords.without", completed.Without);
        var documents = completed.Documents;
        var papers = documents.Where(d => d.Kind == DocumentKind.Paper).ToList();
        var patents = documents.Where(d => d.Kind == DocumentKind.Patent).ToList();

        var paperContent = Score(context, papers, DocumentHypergraphs.PaperContent, DocumentHypergraphs.Content);
        var paperContext = Score(context, papers, DocumentHypergraphs.PaperContext, DocumentHypergraphs.Fields);
        var patentContent = Score(context, patents, DocumentHypergraphs.PatentContent, DocumentHypergraphs.Content);
        var patentContext = Score(context, patents, DocumentHypergraphs.PatentContext, DocumentHypergraphs.Subclasses);
        var rows = new Dictionary<(DocumentKind, string), DocumentNovelty>();
        for (var i = 0; i < papers.Count; i++)
            rows.Add((papers[i].Kind, papers[i].Id), Row(papers[i], paperContent.Documents[i], paperContext.Documents[i]));
        for (var i = 0; i < patents.Count; i++)
            rows.Add((patents[i].Kind, patents[i].Id), Row(patents[i], patentContent.Documents[i], patentContext.Documents[i]));
        context.Write(Novelties, documents.Select(d => rows[(d.Kind, d.Id)]));
        context.Write(Validation,
            [.. paperContent.Validation, .. paperContext.Validation, .. patentContent.Validation, .. patentContext.Validation]);
    }

    private NoveltyScores Score(StageContext context, List<Document> documents, string hypergraph, Func<Document, Hyperedge> edge)
    {
        var scores = new NoveltyScorer(Options, context.Run.Seed)
            .Score([.. documents.Select(edge)], hypergraph,
                (done, total) => context.Report(done, total, $"hyperedges of {hypergraph}"));
        context.Count($"{hypergraph}.documents", documents.Count);
        context.Count($"{hypergraph}.too-few-nodes", scores.TooFewNodes);
        context.Count($"{hypergraph}.first-year", scores.FirstYear);
        context.Count($"{hypergraph}.scored", scores.Scored);
        context.Count($"{hypergraph}.with-unseen-nodes", scores.WithUnseenNodes);
        return scores;
    }

    private static DocumentNovelty Row(Document document, HyperedgeNovelty content, HyperedgeNovelty place) => new()
    {
        Id = document.Id,
        Kind = document.Kind,
        Year = document.Year!.Value,
        Content = content.Novelty,
        ContentPercentile = content.Percentile,
        ContentPair = Text(content.Pair),
        Context = place.Novelty,
        ContextPercentile = place.Percentile,
        // as classes are written
        ContextPair = document.Kind == DocumentKind.Patent ? Text(place.Pair)?.ToUpperInvariant() : Text(place.Pair),
    };

    private static string? Text((string First, string Second)? pair) =>
        pair is var (first, second) ? $"{first} + {second}" : null;
}
