using System.Globalization;
using DeepInnovation.Embeddings;
using DeepInnovation.Runs;
using DeepInnovation.Similarity.Calibration;

namespace DeepInnovation.Similarity;

/// <summary>
/// Stage 08: each AI paper's nearest AI patents of the same year or later. Reads the embeddings; writes
/// <see cref="SimilarityFiles.Pairs"/> and, beside them, what their scores mean (<see cref="CalibrationFiles"/>).
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
    public ISimilarityJoin Engine { get; init; } = new ReferenceJoin();

    /// <summary>A file of known links that the pairs are measured by, see <see cref="KnownLink.Read"/>; null for none. It changes no pair.</summary>
    public string? Truth { get; init; }

    /// <inheritdoc/>
    public string Name => "similarity";

    /// <inheritdoc/>
    public string Folder => SimilarityFiles.Folder;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>
    {
        ["rule"] = _rule.ToString(),
        ["calibration.random-pairs"] = new CalibrationOptions().RandomPairs.ToString(CultureInfo.InvariantCulture),
        ["calibration.resamples"] = new CalibrationOptions().Resamples.ToString(CultureInfo.InvariantCulture),
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        string[] files = [EmbeddingFiles.PaperVectors, EmbeddingFiles.Papers, EmbeddingFiles.PatentVectors, EmbeddingFiles.Patents];
        return [.. files.Select(f => run.PathOf(EmbeddingFiles.Folder, f)), .. Truth is null ? [] : (string[])[Truth]];
    }

    /// <summary>The two sides of a run's join, from its embeddings.</summary>
    /// <exception cref="InputException">The embeddings stage has not run.</exception>
    public static (DatedVectors Papers, DatedVectors Patents) Vectors(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return (Read("papers", EmbeddingFiles.PaperVectors, EmbeddingFiles.Papers), Read("patents", EmbeddingFiles.PatentVectors, EmbeddingFiles.Patents));

        DatedVectors Read(string name, string vectorsFile, string tableFile)
        {
            var vectors = NpyFile.ReadVectors(run.PathOf(EmbeddingFiles.Folder, vectorsFile));
            var table = ParquetTable.Read<EmbeddedDocument>(run.PathOf(EmbeddingFiles.Folder, tableFile));
            return new DatedVectors(name, vectors.Values, vectors.Columns!.Value, [.. table.Select(d => d.Year)], [.. table.Select(d => d.Id)]);
        }
    }

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var truth = Truth is null ? null : KnownLink.Read(Truth);
        var (papers, patents) = Vectors(context.Run);
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
        context.Count("papers", papers.Count);
        context.Count("patents", patents.Count);
        context.Count("papers.without-candidate", result.PapersWithoutCandidate);
        context.Count("pairs", result.Pairs.Count);
        context.Count("pairs.considered", result.PairsConsidered);
        CalibrationReport.Of(papers, patents, result, truth, new CalibrationOptions { Seed = context.Run.Seed }, context.Cancellation).WriteTo(context);
    }
}
