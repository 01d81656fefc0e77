using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Embeddings;
using DeepInnovation.Runs;
using DeepInnovation.Similarity.Calibration;
using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Similarity;

/// <summary>
/// Stage 08: each AI paper's nearest AI patents of the same year or later. Reads the embeddings; writes
/// <see cref="SimilarityFiles.Pairs"/> and what their scores mean: <see cref="SimilarityFiles.Scores"/>, <see cref="SimilarityFiles.Lags"/> and
/// <see cref="SimilarityFiles.Links"/>.
/// </summary>
public sealed class SimilarityStage : IStage
{
    private readonly JoinRule _rule;

    /// <summary>The stage under a rule.</summary>
    public SimilarityStage(JoinRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _rule = rule;
    }

    /// <summary>The stage under the paper's final rule, top 1, or one of its earlier ones.</summary>
    /// <param name="top">Patents to keep for each paper at most.</param>
    /// <param name="threshold">Keep only pairs at least this similar.</param>
    /// <exception cref="InputException">The number is below 1 or the threshold not finite.</exception>
    public SimilarityStage(int? top = null, double? threshold = null)
        : this(JoinRule.Of(top, threshold))
    {
    }

    /// <summary>The engine; all give the same result.</summary>
    public ISimilarityJoin Engine { get; init; } = SimilarityEngines.Default();

    /// <summary>Known links to measure the join by (<see cref="KnownLinks"/>); null for none.</summary>
    public string? Truth { get; init; }

    /// <inheritdoc/>
    public string Name => "similarity";

    /// <inheritdoc/>
    public string Folder => SimilarityFiles.Folder;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string> { ["rule"] = _rule.ToString() };

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        string[] files = [EmbeddingFiles.PaperVectors, EmbeddingFiles.Papers, EmbeddingFiles.PatentVectors, EmbeddingFiles.Patents];
        return [.. files.Select(f => run.PathOf(EmbeddingFiles.Folder, f)), .. Truth is { } truth ? [Path.GetFullPath(truth)] : Array.Empty<string>()];
    }

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var links = Truth is null ? null : KnownLinks.Read(Truth);
        var inputs = Inputs(context.Run);
        var papers = Read("papers", inputs[0], inputs[1]);
        var patents = Read("patents", inputs[2], inputs[3]);
        var result = Engine.Join(papers, patents, _rule, done => context.Report(done, papers.Count, "papers"), context.Cancellation);
        context.WriteTable(SimilarityFiles.Pairs, result.Pairs.Select(p => new SimilarPair
        {
            PaperId = papers.IdOf(p.Paper),
            PatentId = patents.IdOf(p.Patent),
            Similarity = p.Similarity,
            PaperYear = papers.Years[p.Paper],
            PatentYear = patents.Years[p.Patent],
            Rank = p.Rank,
        }));
        Calibrate(context, papers, patents, result, links);
        context.Count("papers", papers.Count);
        context.Count("patents", patents.Count);
        context.Count("papers.without-candidate", result.PapersWithoutCandidate);
        context.Count("pairs", result.Pairs.Count);
        context.Count("pairs.considered", result.PairsConsidered);
    }

    /// <summary>What the scores mean: against random pairs, by lag, and against known links.</summary>
    private static void Calibrate(
        StageContext context, DatedVectors papers, DatedVectors patents, JoinResult result, IReadOnlyList<(string Paper, string Patent)>? links)
    {
        var calibration = JoinCalibration.Of(papers, patents, result, links, context.Run.Seed, cancellation: context.Cancellation);
        context.WriteTable(SimilarityFiles.Scores, calibration.Scores);
        context.WriteTable(SimilarityFiles.Lags, calibration.Lags);
        context.WriteTable(SimilarityFiles.Links, calibration.Links);
        foreach (var (name, count) in calibration.Counts)
            context.Count(name, count);
    }

    private static DatedVectors Read(string name, string vectorsPath, string tablePath)
    {
        var vectors = NpyFile.ReadVectors(vectorsPath);
        var table = ParquetTable.Read<EmbeddedDocument>(tablePath);
        return new DatedVectors(name, vectors.Values, vectors.Columns!.Value, [.. table.Select(d => d.Year)], [.. table.Select(d => d.Id)]);
    }
}
