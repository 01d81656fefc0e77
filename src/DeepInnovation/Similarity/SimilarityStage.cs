using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Embeddings;
using DeepInnovation.Runs;
using DeepInnovation.Similarity.Calibration;
using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Similarity;

/// <summary>
/// Stage 08: each AI paper's nearest AI patents of the same year or later. Reads the embeddings; writes
/// <see cref="Pairs"/> and what their scores mean: <see cref="Scores"/>, <see cref="LagScores"/> and
/// <see cref="Links"/>.
/// </summary>
public sealed class SimilarityStage : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("similarity", "08-similarity");

    /// <summary>The <see cref="SimilarPair"/>s by paper in the corpus's order, then by rank.</summary>
    public static Table<SimilarPair> Pairs { get; } = Place.Table<SimilarPair>("pairs.parquet");

    /// <summary>The <see cref="Calibration.ScoreCalibration"/>s: best pairs against random ones.</summary>
    public static Table<ScoreCalibration> Scores { get; } = Place.Table<ScoreCalibration>("scores.parquet");

    /// <summary>The <see cref="Calibration.LagScores"/>s.</summary>
    public static Table<LagScores> LagScores { get; } = Place.Table<LagScores>("lags.parquet");

    /// <summary>The <see cref="Calibration.LinkRetrieval"/>s; no row where no known links are given.</summary>
    public static Table<LinkRetrieval> Links { get; } = Place.Table<LinkRetrieval>("links.parquet");

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

    StagePlace IStage.Place => Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string> { ["rule"] = _rule.ToString() };

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads =>
        [EmbeddingsStage.PaperVectors, EmbeddingsStage.Papers, EmbeddingsStage.PatentVectors, EmbeddingsStage.Patents];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes => [Pairs, Scores, LagScores, Links];

    /// <inheritdoc/>
    public IReadOnlyList<string> Given(RunFolder run) => Truth is null ? [] : [Path.GetFullPath(Truth)];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest) =>
        $"{manifest.Number("pairs")} pairs; "
        + $"{manifest.Number("papers.without-candidate")} papers without a patent of their year or later";

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var links = Truth is null ? null : KnownLinks.Read(Truth);
        var papers = Read("papers", EmbeddingsStage.PaperVectors, EmbeddingsStage.Papers, context.Run);
        var patents = Read("patents", EmbeddingsStage.PatentVectors, EmbeddingsStage.Patents, context.Run);
        var result = Engine.Join(papers, patents, _rule,
            done => context.Report(done, papers.Count, "papers"), context.Cancellation);
        context.Write(Pairs, result.Pairs.Select(p => new SimilarPair
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
        StageContext context, DatedVectors papers, DatedVectors patents, JoinResult result,
        IReadOnlyList<(string Paper, string Patent)>? links)
    {
        var calibration = JoinCalibration.Of(papers, patents, result, links, context.Run.Seed,
            cancellation: context.Cancellation);
        context.Write(Scores, calibration.Scores);
        context.Write(LagScores, calibration.Lags);
        context.Write(Links, calibration.Links);
        foreach (var (name, count) in calibration.Counts)
            context.Count(name, count);
    }

    private static DatedVectors Read(string name, RunFile vectorFile, Table<EmbeddedDocument> documents, RunFolder run)
    {
        var vectors = NpyFile.ReadVectors(vectorFile.In(run));
        var table = documents.Read(run);
        return new DatedVectors(name, vectors.Values, vectors.Columns!.Value, [.. table.Select(d => d.Year)],
            [.. table.Select(d => d.Id)]);
    }
}
