using DeepInnovation.Candidates;
using DeepInnovation.Claims;
using DeepInnovation.Classifier;
using DeepInnovation.Corpus;
using DeepInnovation.Embeddings;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;
using DeepInnovation.Labels;
using DeepInnovation.LanguageModel;
using DeepInnovation.Maps;
using DeepInnovation.Novelty;
using DeepInnovation.Release;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;
using DeepInnovation.Similarity;

namespace DeepInnovation;

/// <summary>The one list of the paper's stages, in the order in which data flow. A program may put more behind them.</summary>
internal static class StageList
{
    public static IReadOnlyList<StageEntry> All { get; } =
    [
        new(CorpusStage.Place, run => run.Options.Corpus is { } folder
            ? new CorpusStage(folder) : new CorpusStage(run.Options.Papers, run.Options.Patents, run.Options.OnError)),
        new(CandidatesStage.Place, run => new CandidatesStage(run.Options.Rules)),
        new(SamplingStage.Place, run => new SamplingStage(
            run.Options.SampleSize, LabelsOf(run) == LabelOrigin.Given ? SampledFrame.Labelled : SampledFrame.All)
            {
                Manual = run.Options.Manual,
            }),
        new(LabelsStage.Place,
            run => new LabelsStage(Labeler(LabelsOf(run)), run.Options.Answers, run.Options.Manual, run.Options.Prompt)),
        new(LanguageModelStage.Place, run => new LanguageModelStage(
            run.Options.Checkpoint, LanguageModelRecipe.Reading(run.Options.PretrainingDocuments)))
        {
            IsIn = options => options.HasBert || options.Encoder == EmbeddingsStage.Contrastive,
            NeedsNetworks = _ => true,
        },
        new(ClassifierStage.Place, run => new ClassifierStage
        {
            Create = context => Classifier(run, context),
            LanguageModel = run.Options.HasBert,
            Printed = ClaimBook.DeepInnovationAI.TableFive(),
        })
        {
            NeedsNetworks = options => options.HasBert,
        },
        new(NoveltyStage.Place, run => new NoveltyStage
        {
            Options = new ShiEvansOptions
            {
                LargestRelativeStep = run.Options.NoveltyStep == "published" ? double.PositiveInfinity : 0.5,
            },
        }),
        new(EmbeddingsStage.Place, run => new EmbeddingsStage(run.Options.Encoder))
        {
            NeedsNetworks = options => options.Encoder == EmbeddingsStage.Contrastive || Directory.Exists(options.Encoder),
        },
        new(SimilarityStage.Place,
            run => new SimilarityStage(run.Options.Top, run.Options.Threshold) { Truth = run.Options.Truth }),
        new(ReleaseStage.Place, _ => new ReleaseStage()),
        new(MapsStage.Place, _ => new MapsStage()),
        new(ClaimsStage.Place, run => new ClaimsStage(run.Options.Scope)),
    ];

    /// <summary>Where labels come from in a run; known once the corpus has been read.</summary>
    private static LabelOrigin LabelsOf(Reproduction run)
    {
        if (run.Options.Labels != LabelOrigin.Auto)
            return run.Options.Labels;
        if (run.Options.Answers is not null)
            return LabelOrigin.Recorded;
        var counts = run.Run.ManifestOf(CorpusStage.Place)?.Counts ?? new Dictionary<string, long>();
        return counts.GetValueOrDefault("papers.labelled") + counts.GetValueOrDefault("patents.labelled") > 0
            ? LabelOrigin.Given : LabelOrigin.Filter;
    }

    private static LabelerKind Labeler(LabelOrigin origin) => origin switch
    {
        LabelOrigin.Recorded or LabelOrigin.Live => LabelerKind.Recorded,
        LabelOrigin.Given => LabelerKind.Given,
        _ => LabelerKind.Filter,
    };

    private static ITextClassifier Classifier(Reproduction run, StageContext? context) => !run.Options.HasBert
        ? new BaselineClassifier()
        : DualLayerBert.Create(
            LanguageModelStage.Place.In(run.Run),
            DualLayerBert.Recipe(run.Options.Recipe ?? (run.Options.Checkpoint is null ? "tiny" : "paper")) with
            {
                Seed = run.Run.Seed,
            },
            run.Options.TargetRecall ?? DualLayerClassifier.DefaultTargetRecall,
            context);
}
