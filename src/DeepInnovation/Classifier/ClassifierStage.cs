using DeepInnovation.Candidates;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Corpus;
using DeepInnovation.Labels;
using DeepInnovation.LanguageModel;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <summary>
/// Stage 05: learns from the train split, chooses the threshold on the validation split, measures on the test split (and on
/// documents with an expert's label), and scores every document of the corpus. The primary classifier decides; beside it stand,
/// on the same documents, its outer layer alone (where it has two), the baseline and the candidate filter.
/// </summary>
public sealed partial class ClassifierStage : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("classifier", "05-classifier");

    /// <summary>The <see cref="DocumentScore"/>s, in the corpus's order.</summary>
    public static Table<DocumentScore> Scores { get; } = Place.Table<DocumentScore>("scores.parquet");

    /// <summary>
    /// The metrics of each split, a <see cref="ClassifierEvaluation"/> as JSON
    /// (<c>{ "train": {...}, "validation": {...}, "test": {...}, ... }</c>).
    /// </summary>
    public static RunFile EvaluationFile { get; } = Place.File("evaluation.json");

    /// <summary>The test split's <see cref="PrecisionRecallPoint"/>s, highest threshold first.</summary>
    public static Table<PrecisionRecallPoint> PrecisionRecall { get; } = Place.Table<PrecisionRecallPoint>(
        "precision-recall.parquet");

    /// <summary>The same by design weights: the corpus's.</summary>
    public static Table<PrecisionRecallPoint> PrecisionRecallInCorpus { get; } = Place.Table<PrecisionRecallPoint>(
        "precision-recall-corpus.parquet");

    /// <summary>The test split's <see cref="ReliabilityBin"/>s, lowest scores first.</summary>
    public static Table<ReliabilityBin> Reliability { get; } = Place.Table<ReliabilityBin>("reliability.parquet");

    /// <summary>The same by design weights: the corpus's.</summary>
    public static Table<ReliabilityBin> ReliabilityInCorpus { get; } = Place.Table<ReliabilityBin>("reliability-corpus.parquet");

    /// <summary>
    /// The <see cref="ClassifierComparison"/>s: every classifier on every split, split by split, the primary first.
    /// </summary>
    public static Table<ClassifierComparison> Comparison { get; } = Place.Table<ClassifierComparison>("comparison.parquet");

    /// <summary>
    /// The <see cref="LanguageModel.TrainingPoint"/>s of each layer, step by step; empty for a classifier without steps.
    /// </summary>
    public static Table<TrainingPoint> TrainingCurve { get; } = Place.Table<TrainingPoint>("training.parquet");

    /// <summary>The paper's Table 5 with ours beside it: the <see cref="TableFiveRow"/>s.</summary>
    public static Table<TableFiveRow> TableFive { get; } = Place.Table<TableFiveRow>("table5.parquet");

    /// <summary>The primary's <see cref="ErrorRate"/>s on test and manual.</summary>
    public static Table<ErrorRate> ErrorRates { get; } = Place.Table<ErrorRate>("errors.parquet");

    /// <summary>The <see cref="DoubtfulLabel"/>s, the most doubtful first.</summary>
    public static Table<DoubtfulLabel> Doubtful { get; } = Place.Table<DoubtfulLabel>("doubtful-labels.parquet");

    /// <summary>The paper's Fig. 3: the <see cref="JudgeOverlap"/>s; no rows without experts' labels.</summary>
    public static Table<JudgeOverlap> JudgeOverlaps { get; } = Place.Table<JudgeOverlap>("figure3.parquet");

    /// <summary>The trained baseline. The same run gives the same bytes.</summary>
    public static RunFile BaselineModel { get; } = Place.File("baseline.zip");

    /// <summary>The file of a trained classifier, for example <c>dual-baseline.zip</c>.</summary>
    /// <param name="classifier">Its <see cref="ITextClassifier.Name"/>.</param>
    public static RunFile ModelOf(string classifier) => Place.File($"{classifier}.zip");

    private const int DocumentsPerReport = 1024;

    /// <summary>
    /// Makes the primary classifier, for the stage at work (which keeps its checkpoints and shows its progress) or,
    /// with null, to tell its parameters.
    /// </summary>
    public Func<StageContext?, ITextClassifier> Create { get; init; } = _ => new BaselineClassifier();

    /// <summary>Whether the primary classifier starts from the run's language model.</summary>
    public bool LanguageModel { get; init; }

    /// <summary>
    /// Makes the baseline beside it; left out where the primary has the same name, and so is the baseline itself.
    /// </summary>
    public Func<ITextClassifier> CreateBaseline { get; init; } = () => new BaselineClassifier();

    /// <summary>How the validation split chooses thresholds. A dual-layer classifier brings its own.</summary>
    public ThresholdRule Threshold { get; init; } = ThresholdRule.MaximumF1;

    /// <summary>Bootstrap resamples of the intervals on the held-out splits; 0 for none.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Makes the classifier that audits training labels; it must need no validation texts.</summary>
    public Func<ITextClassifier> CreateAuditor { get; init; } = () => new BaselineClassifier();

    /// <summary>Folds of the audit: each training label is doubted by a classifier that learnt from the other folds.</summary>
    public int AuditFolds { get; init; } = 5;

    /// <summary>
    /// The paper's values for Table 5 by measurement (<c>classifier.test.ai.f1</c>); without them
    /// that side of the table is empty.
    /// </summary>
    public IReadOnlyDictionary<string, double> Printed { get; init; } = new Dictionary<string, double>();

    StagePlace IStage.Place => Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters
    {
        get
        {
            using var classifier = Create(null);
            using var baseline = CreateBaseline();
            using var auditor = CreateAuditor();
            var all = new SortedDictionary<string, string>(classifier.Parameters.ToDictionary(), StringComparer.Ordinal)
            {
                ["audit.folds"] = FormattableString.Invariant($"{AuditFolds}"),
                ["classifier"] = classifier.Name,
                ["printed.sha256"] = Sha256.OfText(string.Join('\n', Printed.OrderBy(p => p.Key, StringComparer.Ordinal)
                    .Select(p => FormattableString.Invariant($"{p.Key}={p.Value}")))),
                ["resamples"] = FormattableString.Invariant($"{Resamples}"),
                ["threshold"] = Threshold.ToString(),
            };
            foreach (var (name, value) in baseline.Parameters)
                all[$"companion.{name}"] = value;
            foreach (var (name, value) in auditor.Parameters)
                all[$"auditor.{name}"] = value;
            return all;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads =>
    [
        CorpusStage.Documents,
        SamplingStage.Sample,
        SamplingStage.Quotas,
        LabelsStage.DocumentLabels,
        .. LanguageModel ? LanguageModelStage.Model : [],
    ];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> ReadsIfThere => [LabelsStage.ManualLabels, CandidatesStage.Verdicts];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes
    {
        get
        {
            using var classifier = Create(null);
            using var baseline = CreateBaseline();
            return
            [
                Scores, EvaluationFile, PrecisionRecall, PrecisionRecallInCorpus, Reliability, ReliabilityInCorpus, Comparison,
                TrainingCurve, TableFive, ErrorRates, Doubtful, JudgeOverlaps, ModelOf(classifier.Name), ModelOf(baseline.Name),
            ];
        }
    }

    /// <inheritdoc/>
    public string Summary(StageManifest manifest) =>
        $"{manifest.Number("documents.paper.ai")} papers and {manifest.Number("documents.patent.ai")} patents classified as AI"
        + (manifest.Counts.GetValueOrDefault("labels.of-filter") > 0
            ? $"; its figures are {LabelProvenance.AgreementWithFilter}" : "");

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var data = ClassifierData.Read(context.Run);
        using var classifier = Create(context);
        classifier.Fit(data.Texts(Split.Train), data.Texts(Split.Validation), context.Cancellation);
        var layers = ScoreAll(classifier, data.Documents, context);
        var primary = new Judge(Judge.Primary, classifier.Name, Array.ConvertAll(layers, s => s.Score), 0);
        primary = primary with
        {
            Threshold = (classifier as IScreeningClassifier)?.Screening.DecisionThreshold ?? Choose(data, primary.Scores),
        };
        using var baseline = FitBaseline(classifier.Name, data, context.Cancellation);
        List<Judge> judges = [primary, .. Companions(classifier, layers, baseline, data)];
        var measured = new SideBySide(
            judges, data.Splits, new EvaluationOptions { Resamples = Resamples, Seed = context.Run.Seed }, context.Cancellation);
        var evaluation = Evaluate(classifier, primary, data, measured, context);
        var comparison = measured.Rows(context.Cancellation);
        comparison.ForEach(
            row => row.Measures = row.Split == MeasuredSplit.Manual ? LabelProvenance.Quality : data.Labels.Measures);
        var doubtful = Audit(data, primary, context);

        context.WriteFile(ModelOf(classifier.Name), stream => TrainedClassifier.Save(stream, classifier, primary.Threshold));
        if (baseline is not null)
            context.WriteFile(ModelOf(baseline.Name),
                stream => TrainedClassifier.Save(stream, baseline, judges.Single(j => j.Role == Judge.Baseline).Threshold));
        context.Write(Scores, data.Documents.Select((document, row) => new DocumentScore
        {
            Id = document.Id,
            Kind = document.Kind,
            Score = primary.Scores[row],
            IsAI = primary.SaysAI(row),
            Split = data.Sample.At(row)?.Sampled.Split.ToString().ToLowerInvariant() ?? "",
            Label = data.Sample.At(row)?.Label,
            OuterScore = classifier is IScreeningClassifier ? layers[row].Outer : null,
            InnerScore = layers[row].Inner,
        }));
        var (test, inCorpus) = (data.Split(Split.Test).Ranked(primary.Scores),
            data.Split(Split.Test).RankedInCorpus(primary.Scores)!);
        context.Write(PrecisionRecall, PrecisionRecallPoint.Curve(test));
        context.Write(PrecisionRecallInCorpus, PrecisionRecallPoint.Curve(inCorpus));
        context.Write(Reliability, Calibration.Reliability(test));
        context.Write(ReliabilityInCorpus, Calibration.Reliability(inCorpus));
        context.Write(Comparison, comparison);
        context.Write(TableFive,
            TableFiveRow.Table(
                split => data.Labels.Circular && split != MeasuredSplit.Manual ? (null, null)
                    : (measured.At(Judge.Primary, split), measured.InCorpus(Judge.Primary, split)),
                Printed));
        context.Write(ErrorRates, Errors(data, primary));
        context.Write(Doubtful, doubtful);
        context.Write(JudgeOverlaps, Overlaps(data, primary, judges[^1]));
        context.WriteFile(EvaluationFile, evaluation.Write);
        context.Write(TrainingCurve, Curves(classifier));
        foreach (var checkpoint in Directory.EnumerateFiles(Place.In(context.Run), "*" + DualLayerBert.CheckpointEnding))
            Disk.Delete(checkpoint);
        Count(data, primary, context);
    }

    private ClassifierEvaluation Evaluate(ITextClassifier classifier, Judge primary, ClassifierData data,
        SideBySide measured, StageContext context)
    {
        var withIntervals = new EvaluationOptions { Resamples = Resamples, Seed = context.Run.Seed };
        var byKind = new SortedDictionary<string, Evaluation>(StringComparer.Ordinal);
        foreach (var kind in data.Sample.Labelled(Split.Test).GroupBy(r => r.Sampled.Kind))
        {
            var scores = RankedScores.Of([.. kind.Select(r => r.Label!.Value)], [.. kind.Select(r => primary.Scores[r.Row])]);
            byKind[kind.Key.ToString().ToLowerInvariant()] = Evaluation.Of(scores, primary.Threshold,
                withIntervals, context.Cancellation);
        }

        var screening = (classifier as IScreeningClassifier)?.Screening;
        return new ClassifierEvaluation
        {
            Classifier = classifier.Name,
            Labels = data.Labels,
            ThresholdRule = screening is null ? Threshold.ToString()
                : FormattableString.Invariant(
                    $"outer {ThresholdRule.Recall(screening.TargetRecall)}, inner {ThresholdRule.MaximumF1}"),
            Threshold = primary.Threshold,
            Screening = screening,
            Train = measured.At(Judge.Primary, "train")!,
            Validation = measured.At(Judge.Primary, "validation")!,
            Test = measured.At(Judge.Primary, "test")!,
            Manual = measured.At(Judge.Primary, MeasuredSplit.Manual),
            TestByKind = byKind,
            Filter = measured.At(Judge.Filter, "test"),
            Corpus = EvaluateInCorpus(primary, data, measured, context),
        };
    }

    private CorpusEvaluation EvaluateInCorpus(Judge primary, ClassifierData data, SideBySide measured, StageContext context)
    {
        var withIntervals = new EvaluationOptions { Resamples = Resamples, Seed = context.Run.Seed };
        var (byKind, weights, frame) = (new SortedDictionary<string, Evaluation>(StringComparer.Ordinal),
            data.Split(Split.Test).Weights!, data.Quotas.Sum(q => (long)q.Available));
        foreach (var kind in data.Sample.Labelled(Split.Test).GroupBy(r => r.Sampled.Kind))
        {
            var design = CorpusWeights.Of([.. kind.Select(r => r.Sampled)],
                [.. data.Quotas.Where(q => q.Kind == kind.Key)]).Design;
            var scores = RankedScores.Of([.. kind.Select(r => r.Label!.Value)],
                [.. kind.Select(r => primary.Scores[r.Row])], design);
            byKind[kind.Key.ToString().ToLowerInvariant()] = Evaluation.Of(scores, primary.Threshold,
                withIntervals, context.Cancellation);
        }

        return new CorpusEvaluation
        {
            Documents = frame,
            OutsideFrame = data.Documents.Count - frame,
            EmptyStrata = weights.EmptyCells,
            SpokenFor = weights.SpokenFor,
            Uncovered = weights.Uncovered,
            Test = measured.InCorpus(Judge.Primary, "test")!,
            TestByKind = byKind,
            Train = measured.InCorpus(Judge.Primary, "train")!,
            Validation = measured.InCorpus(Judge.Primary, "validation")!,
            Filter = measured.InCorpus(Judge.Filter, "test"),
        };
    }

    private static IEnumerable<TrainingPoint> Curves(ITextClassifier classifier) => classifier switch
    {
        DualLayerClassifier dual => [.. Curve("outer", dual.Outer), .. Curve("inner", dual.Inner)],
        _ => Curve(classifier.Name, classifier),
    };

    private static IEnumerable<TrainingPoint> Curve(string name, ITextClassifier classifier) =>
        classifier is BertClassifier { History: { } history } ? TrainingPoint.Of(name, history) : [];

    private static void Count(ClassifierData data, Judge primary, StageContext context)
    {
        foreach (var split in data.Splits)
            context.Count($"sample.{split.Name}", split.Rows.Count);
        context.Count("sample.unlabelled", data.Sample.Unlabelled);
        context.Count("labels.of-filter", data.Labels.OfFilter);
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            var name = kind.ToString().ToLowerInvariant();
            context.Count($"documents.{name}", data.Documents.Count(d => d.Kind == kind));
            context.Count($"documents.{name}.ai",
                data.Documents.Where((d, row) => d.Kind == kind && primary.SaysAI(row)).LongCount());
        }
    }
}
