using System.Globalization;
using DeepInnovation.Candidates;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Sampling;

/// <summary>
/// Stage 3: draws the documents that get labels, balanced over kind, candidates and strata, and splits them without leak.
/// Reads the corpus and the candidates; writes <see cref="SamplingFiles.Sample"/> (by kind and id) and <see cref="SamplingFiles.Quotas"/>.
/// </summary>
/// <param name="size">Documents to draw; where there are fewer, all.</param>
/// <param name="frame">From all documents, or from those that came with a label.</param>
/// <param name="fractions">Shares of the split; null for 60/20/20.</param>
/// <exception cref="InputException">The size is not positive.</exception>
public sealed class SamplingStage(int size = 4000, SampledFrame frame = SampledFrame.All, SplitFractions? fractions = null) : IStage
{
    private readonly int _size = size > 0 ? size : throw new InputException($"the sample's size is {size}", "Give a size of 1 or more");
    private readonly SplitFractions _fractions = fractions ?? SplitFractions.Default;

    /// <inheritdoc/>
    public string Name => "sampling";

    /// <inheritdoc/>
    public string Folder => SamplingFiles.Folder;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>
    {
        ["size"] = _size.ToString(CultureInfo.InvariantCulture),
        ["frame"] = frame == SampledFrame.All ? "all" : "labelled",
        ["split"] = _fractions.ToString(),
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs(RunFolder run) =>
        [run.PathOf(CorpusFiles.Folder, CorpusFiles.Documents), run.PathOf(CandidateFiles.Folder, CandidateFiles.Candidates)];

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        var inputs = Inputs(context.Run);
        var kept = ParquetTable.Read<Candidate>(inputs[1]).Where(c => c.Kept).Select(c => (c.Kind, c.Id)).ToHashSet();
        var documents = ParquetTable.Read<Document>(inputs[0]);
        if (frame == SampledFrame.Labelled)
            documents.RemoveAll(d => d.Label is null);
        if (documents.Count == 0)
            throw new InputException(
                frame == SampledFrame.All ? "the corpus is empty" : "no document of the corpus has a label", frame == SampledFrame.All ? null : "Draw from all documents instead");
        context.Report(0, documents.Count, "documents");

        var items = DocumentFrame.Of(documents, d => kept.Contains((d.Kind, d.Id)));
        var sample = Sampler.Draw(items, _size, context.Run.Seed, _fractions, emptyCells: DocumentFrame.AllCells(items));
        context.Report(documents.Count, documents.Count, "documents");
        context.WriteTable(SamplingFiles.Sample, sample.Items.Select(drawn => new SampledDocument
        {
            Id = documents[drawn.Index].Id,
            Kind = documents[drawn.Index].Kind,
            Stratum = DocumentFrame.StratumOf(documents[drawn.Index]),
            Candidate = kept.Contains((documents[drawn.Index].Kind, documents[drawn.Index].Id)),
            Group = drawn.Group,
            Split = drawn.Split,
        }));
        context.WriteTable(SamplingFiles.Quotas, sample.Cells.Select(DocumentFrame.ToQuota));
        Count(context, documents.Count, sample);
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
