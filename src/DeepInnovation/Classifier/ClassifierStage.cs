using DeepInnovation.Corpus;
using DeepInnovation.Labels;
using DeepInnovation.Metrics;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <summary>
/// Stage 05: learns from the train split, chooses the threshold on the validation split, measures on the test split, and
/// scores every document of the corpus.
/// </summary>
public sealed class ClassifierStage : IStage
{
    private const int DocumentsPerReport = 1024;

    /// <summary>Makes the classifier that is to be trained.</summary>
    public Func<ITextClassifier> Create { get; init; } = () => new BaselineClassifier();

    /// <summary>How the validation split chooses the threshold.</summary>
    public ThresholdRule Threshold { get; init; } = ThresholdRule.MaximumF1;

    /// <summary>Bootstrap resamples of the intervals on the test split; 0 for none.</summary>
    public int Resamples { get; init; } = 1000;

    /// <inheritdoc/>
    public string Name => "classifier";

    /// <inheritdoc/>
    public string Folder => ClassifierFiles.Folder;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters
    {
        get
        {
            using var classifier = Create();
            return new SortedDictionary<string, string>(classifier.Parameters.ToDictionary(), StringComparer.Ordinal)
            {
                ["classifier"] = classifier.Name,
                ["resamples"] = FormattableString.Invariant($"{Resamples}"),
                ["threshold"] = Threshold.ToString(),
            };
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return
        [
            run.PathOf(CorpusFiles.Folder, CorpusFiles.Documents),
            run.PathOf(SamplingFiles.Folder, SamplingFiles.Sample),
            run.PathOf(LabelFiles.Folder, LabelFiles.Labels),
        ];
    }

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var inputs = Inputs(context.Run);
        var documents = ParquetTable.Read<Document>(inputs[0]);
        var splits = LabelledSplits.Join(documents, ParquetTable.Read<SampledDocument>(inputs[1]), ParquetTable.Read<DocumentLabel>(inputs[2]));

        using var classifier = Create();
        classifier.Fit(Texts(documents, splits, Split.Train), Texts(documents, splits, Split.Validation), context.Cancellation);
        var scores = ScoreAll(classifier, documents, context);
        var threshold = Threshold.Choose(Ranked(splits.Labelled(Split.Validation), scores));

        context.WriteFile(ClassifierFiles.Model, classifier.Save);
        context.WriteTable(ClassifierFiles.Scores, documents.Select((document, row) => new DocumentScore
        {
            Id = document.Id,
            Kind = document.Kind,
            Score = scores[row],
            IsAI = scores[row] >= threshold,
            Split = splits.At(row)?.Sampled.Split.ToString().ToLowerInvariant() ?? "",
            Label = splits.At(row)?.Label,
        }));
        var test = Ranked(splits.Labelled(Split.Test), scores);
        context.WriteTable(ClassifierFiles.PrecisionRecall, PrecisionRecallPoint.Curve(test));
        context.WriteTable(ClassifierFiles.Reliability, Calibration.Reliability(test));
        var evaluation = Evaluate(classifier.Name, splits, scores, threshold, context);
        context.WriteFile(ClassifierFiles.Evaluation, evaluation.Write);
        Count(documents, splits, scores, threshold, context);
    }

    private static List<LabelledText> Texts(List<Document> documents, LabelledSplits splits, Split split) =>
        [.. splits.Labelled(split).Select(r => new LabelledText(DocumentText.Of(documents[r.Row]), r.Label!.Value))];

    private static double[] ScoreAll(ITextClassifier classifier, List<Document> documents, StageContext context)
    {
        var scores = new double[documents.Count];
        for (var start = 0; start < scores.Length; start += DocumentsPerReport)
        {
            context.Report(start, scores.Length, "documents");
            var batch = documents.GetRange(start, Math.Min(DocumentsPerReport, scores.Length - start)).ConvertAll(DocumentText.Of);
            classifier.Score(batch).CopyTo(scores, start);
        }

        context.Report(scores.Length, scores.Length, "documents");
        return scores;
    }

    private static RankedScores Ranked(IReadOnlyCollection<SampledRow> rows, double[] scores) =>
        RankedScores.Of([.. rows.Select(r => r.Label!.Value)], [.. rows.Select(r => scores[r.Row])]);

    private ClassifierEvaluation Evaluate(string name, LabelledSplits splits, double[] scores, double threshold, StageContext context)
    {
        var withIntervals = new EvaluationOptions { Resamples = Resamples, Seed = context.Run.Seed };
        var test = splits.Labelled(Split.Test);
        Evaluation OnTest(IReadOnlyCollection<SampledRow> rows) =>
            Evaluation.Of(Ranked(rows, scores), threshold, withIntervals, context.Cancellation);
        Evaluation Without(Split split) =>
            Evaluation.Of(Ranked(splits.Labelled(split), scores), threshold, EvaluationOptions.WithoutIntervals, context.Cancellation);
        var filter = RankedScores.Of([.. test.Select(r => r.Label!.Value)], [.. test.Select(r => r.Sampled.Candidate ? 1.0 : 0.0)]);
        return new ClassifierEvaluation
        {
            Classifier = name,
            ThresholdRule = Threshold.ToString(),
            Threshold = threshold,
            Train = Without(Split.Train),
            Validation = Without(Split.Validation),
            Test = OnTest(test),
            TestByKind = new SortedDictionary<string, Evaluation>(
                test.GroupBy(r => r.Sampled.Kind).ToDictionary(g => g.Key.ToString().ToLowerInvariant(), g => OnTest([.. g])), StringComparer.Ordinal),
            Filter = Evaluation.Of(filter, 0.5, withIntervals, context.Cancellation),
        };
    }

    private static void Count(List<Document> documents, LabelledSplits splits, double[] scores, double threshold, StageContext context)
    {
        foreach (var split in Enum.GetValues<Split>())
            context.Count($"sample.{split.ToString().ToLowerInvariant()}", splits.Labelled(split).Count);
        context.Count("sample.unlabelled", splits.Unlabelled);
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            var name = kind.ToString().ToLowerInvariant();
            context.Count($"documents.{name}", documents.Count(d => d.Kind == kind));
            context.Count($"documents.{name}.ai", documents.Where((d, row) => d.Kind == kind && scores[row] >= threshold).LongCount());
        }
    }
}
