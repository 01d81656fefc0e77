using System.Globalization;
using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Sampling;

/// <summary>
/// Stage 3: draws the documents that get labels, balanced over kind, candidates and strata, and splits them without leak.
/// Documents that experts judged, and those nearly the same, are never drawn: they measure and must not teach.
/// Reads the corpus and the candidates; writes <see cref="Sample"/> (by kind and id) and <see cref="Quotas"/>.
/// </summary>
/// <param name="size">Documents to draw; where there are fewer, all.</param>
/// <param name="frame">From all documents, or from those that came with a label.</param>
/// <param name="fractions">Shares of the split; null for 60/20/20.</param>
/// <exception cref="InputException">The size is not positive.</exception>
public sealed class SamplingStage(int size = 4000, SampledFrame frame = SampledFrame.All,
    SplitFractions? fractions = null) : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("sampling", "03-sampling");

    /// <summary>The <see cref="SampledDocument"/>s.</summary>
    public static Table<SampledDocument> Sample { get; } = Place.Table<SampledDocument>("sample.parquet");

    /// <summary>The <see cref="Quota"/>s.</summary>
    public static Table<Quota> Quotas { get; } = Place.Table<Quota>("quotas.parquet");

    private readonly int _size = size > 0 ? size
        : throw new InputException($"the sample's size is {size}", "Give a size of 1 or more");
    private readonly SplitFractions _fractions = fractions ?? SplitFractions.Default;

    /// <summary>A file of experts' labels whose documents are kept out, see <see cref="ManualFile"/>; null for none.</summary>
    public string? Manual { get; init; }

    StagePlace IStage.Place => Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>
    {
        ["size"] = _size.ToString(CultureInfo.InvariantCulture),
        ["frame"] = frame == SampledFrame.All ? "all" : "labelled",
        ["split"] = _fractions.ToString(),
    };

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads => [CorpusStage.Documents, CandidatesStage.Verdicts];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes => [Sample, Quotas];

    /// <inheritdoc/>
    public IReadOnlyList<string> Given(RunFolder run) => Manual is null ? [] : [Path.GetFullPath(Manual)];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest) =>
        $"{manifest.Number("documents.drawn")} documents drawn: {manifest.Number("split.train")} train, "
        + $"{manifest.Number("split.validation")} validation, {manifest.Number("split.test")} test"
        + (manifest.Counts.GetValueOrDefault("documents.manual") > 0
            ? $"; kept out: {manifest.Number("documents.manual")} with an expert's label, "
                + $"{manifest.Number("documents.like-manual")} near-duplicates of these"
            : "");

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        var kept = CandidatesStage.Verdicts.Read(context.Run).Where(c => c.Kept).Select(c => (c.Kind, c.Id)).ToHashSet();
        var documents = CorpusStage.Documents.Read(context.Run);
        bool IsCandidate(Document document) => kept.Contains((document.Kind, document.Id));
        // Read against the whole corpus: an expert's document need not have a label of the corpus.
        var judged = Manual is null ? [] : ManualFile.Read(Path.GetFullPath(Manual), documents).Select(m => m.Document).ToList();
        var keptOut = new KeptOut(DocumentFrame.Of(judged, IsCandidate));
        if (frame == SampledFrame.Labelled)
            documents.RemoveAll(d => d.Label is null);
        if (documents.Count == 0)
            throw new InputException(
                frame == SampledFrame.All ? "the corpus is empty" : "no document of the corpus has a label",
                frame == SampledFrame.All ? null : "Draw from all documents instead");
        context.Report(0, documents.Count, "documents");

        var all = DocumentFrame.Of(documents, IsCandidate);
        var held = all.ConvertAll(keptOut.Holds);
        int[] free = [.. Enumerable.Range(0, all.Count).Where(i => !held[i])];
        if (free.Length == 0)
            throw new InputException(
                "every document that could be drawn has an expert's label or is a near-duplicate of one that has", Manual, null,
                hint: "Leave some documents out of this file");
        var sample = Sampler.Draw([.. free.Select(i => all[i])], _size, context.Run.Seed, _fractions,
            emptyCells: DocumentFrame.AllCells(all));
        context.Report(documents.Count, documents.Count, "documents");
        context.Write(Sample,
            sample.Items.Select(drawn => (Document: documents[free[drawn.Index]], Drawn: drawn)).Select(d => new SampledDocument
            {
                Id = d.Document.Id,
                Kind = d.Document.Kind,
                Stratum = DocumentFrame.StratumOf(d.Document),
                Candidate = IsCandidate(d.Document),
                Group = d.Drawn.Group,
                Split = d.Drawn.Split,
            }));
        var heldIn = all.Where((_, i) => held[i]).CountBy(i => DocumentFrame.NameOf(i.Levels))
            .ToDictionary(StringComparer.Ordinal);
        context.Write(Quotas, sample.Cells.Select(
            cell => DocumentFrame.ToQuota(cell, heldIn.GetValueOrDefault(DocumentFrame.NameOf(cell.Levels)))));
        context.Count("documents.manual", judged.Count);
        context.Count("documents.like-manual", all.Where((item, i) => held[i] && !keptOut.IsJudged(item)).LongCount());
        Count(context, free.Length, sample);
    }

    private static void Count(StageContext context, int available, StratifiedSample sample)
    {
        context.Count("documents.available", available);
        context.Count("documents.drawn", sample.Items.Count);
        context.Count("documents.shortfall", sample.Cells.Sum(c => c.Shortfall));
        context.Count("groups.of-several", sample.Items.GroupBy(i => i.Group, StringComparer.Ordinal).Count(g => g.Count() > 1));
        foreach (var split in Enum.GetValues<Split>())
            context.Count($"split.{split.ToString().ToLowerInvariant()}", sample.Items.Count(i => i.Split == split));
    }
}
