using DeepInnovation.Core.Documents;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <content>The judges: who is asked about which documents, and what threshold each gets.</content>
public sealed partial class ClassifierStage
{
    private static LayerScore[] ScoreAll(ITextClassifier classifier, IReadOnlyList<Document> documents, StageContext context)
    {
        var scores = new LayerScore[documents.Count];
        for (var start = 0; start < scores.Length; start += DocumentsPerReport)
        {
            context.Report(start, scores.Length, "documents");
            string[] batch = [.. documents.Skip(start).Take(DocumentsPerReport).Select(DocumentText.Of)];
            LayerScore.Of(classifier, batch).CopyTo(scores, start);
        }

        context.Report(scores.Length, scores.Length, "documents");
        return scores;
    }

    private double Choose(ClassifierData data, double[] scores) => Threshold.Choose(data.Split(Split.Validation).Ranked(scores));

    private ITextClassifier? FitBaseline(string primary, ClassifierData data, CancellationToken cancellation)
    {
        var baseline = CreateBaseline();
        if (baseline.Name == primary)
        {
            baseline.Dispose();
            return null;
        }

        baseline.Fit(data.Texts(Split.Train), data.Texts(Split.Validation), cancellation);
        return baseline;
    }

    private IEnumerable<Judge> Companions(ITextClassifier classifier, LayerScore[] layers,
        ITextClassifier? baseline, ClassifierData data)
    {
        if (classifier is IScreeningClassifier)
        {
            var outer = Array.ConvertAll(layers, s => s.Outer);
            yield return new Judge(Judge.SingleLayer, $"{classifier.Name}, outer", outer, Choose(data, outer));
        }

        if (baseline is not null)
        {
            var scores = data.ScoreMeasured(baseline);
            yield return new Judge(Judge.Baseline, baseline.Name, scores, Choose(data, scores));
        }

        yield return new Judge(Judge.Filter, "keywords+IPC", data.FilterVerdicts(), 0.5) { GaveLabels = data.Labels.Circular };
    }
}
