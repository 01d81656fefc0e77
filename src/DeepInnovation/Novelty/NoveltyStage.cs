using DeepInnovation.Classifier;
using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs;
using DeepInnovation.Runs;

namespace DeepInnovation.Novelty;

/// <summary>
/// Stage 06: how surprising each AI document's keywords are (and each AI patent's IPC subclasses), by the Shi-Evans model.
/// Reads the corpus and the classifier's scores; writes <see cref="NoveltyFiles.Novelty"/> and
/// <see cref="NoveltyFiles.Validation"/>. Documents that are not AI or have no year are left out.
/// </summary>
public sealed class NoveltyStage : IStage
{
    /// <summary>The model's settings.</summary>
    public ShiEvansOptions Options { get; init; } = new();

    /// <inheritdoc/>
    public string Name => "novelty";

    /// <inheritdoc/>
    public string Folder => NoveltyFiles.Folder;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => Options.AsText();

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return AIDocuments.Files(run);
    }

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var documents = AIDocuments.ReadDated(context);
        var papers = documents.Where(d => d.Kind == DocumentKind.Paper).ToList();
        var patents = documents.Where(d => d.Kind == DocumentKind.Patent).ToList();

        var paperContent = Score(context, papers, DocumentHypergraphs.PaperContent, DocumentHypergraphs.Content);
        var patentContent = Score(context, patents, DocumentHypergraphs.PatentContent, DocumentHypergraphs.Content);
        var patentContext = Score(context, patents, DocumentHypergraphs.PatentContext, DocumentHypergraphs.Context);
        var rows = new Dictionary<(DocumentKind, string), DocumentNovelty>();
        for (var i = 0; i < papers.Count; i++)
            rows.Add((papers[i].Kind, papers[i].Id), Row(papers[i], paperContent.Documents[i], null));
        for (var i = 0; i < patents.Count; i++)
            rows.Add((patents[i].Kind, patents[i].Id), Row(patents[i], patentContent.Documents[i], patentContext.Documents[i]));
        context.WriteTable(NoveltyFiles.Novelty, documents.Select(d => rows[(d.Kind, d.Id)]));
        context.WriteTable(NoveltyFiles.Validation, [.. paperContent.Validation, .. patentContent.Validation, .. patentContext.Validation]);
    }

    private NoveltyScores Score(StageContext context, List<Document> documents, string hypergraph, Func<Document, Hyperedge> edge)
    {
        var scores = new NoveltyScorer(Options, context.Run.Seed)
            .Score([.. documents.Select(edge)], hypergraph, (done, total) => context.Report(done, total, $"hyperedges of {hypergraph}"));
        context.Count($"{hypergraph}.documents", documents.Count);
        context.Count($"{hypergraph}.too-few-nodes", scores.TooFewNodes);
        context.Count($"{hypergraph}.first-year", scores.FirstYear);
        context.Count($"{hypergraph}.scored", scores.Scored);
        context.Count($"{hypergraph}.with-unseen-nodes", scores.WithUnseenNodes);
        return scores;
    }

    private static DocumentNovelty Row(Document document, HyperedgeNovelty content, HyperedgeNovelty? place) => new()
    {
        Id = document.Id,
        Kind = document.Kind,
        Year = document.Year!.Value,
        Content = content.Novelty,
        ContentPercentile = content.Percentile,
        ContentPair = Text(content.Pair),
        Context = place?.Novelty,
        ContextPercentile = place?.Percentile,
        ContextPair = Text(place?.Pair)?.ToUpperInvariant(), // as classes are written
    };

    private static string? Text((string First, string Second)? pair) => pair is var (first, second) ? $"{first} + {second}" : null;
}
