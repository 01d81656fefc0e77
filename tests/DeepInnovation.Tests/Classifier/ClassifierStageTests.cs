using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Classifier;

public sealed class ClassifierStageTests(ExecutedClassifierRun executed) : IClassFixture<ExecutedClassifierRun>
{
    private readonly ClassifierRun _run = executed.Run;

    [Fact]
    public void Every_document_is_scored_in_order_with_its_split_and_label()
    {
        var manifest = executed.Manifest;
        var scores = ParquetTable.Read<DocumentScore>(_run[ClassifierStage.Scores.Name]);
        Assert.Equal(_run.Documents.Select(d => (d.Kind, d.Id)), scores.Select(s => (s.Kind, s.Id)));
        var labels = _run.Labels.ToDictionary(l => (l.Kind, l.Id), l => l.Label);
        var splits = _run.Sample.ToDictionary(s => (s.Kind, s.Id), s => s.Split.ToString().ToLowerInvariant());
        Assert.All(scores, s =>
        {
            Assert.Equal(labels.TryGetValue((s.Kind, s.Id), out var label) ? label : null, s.Label);
            Assert.Equal(splits.GetValueOrDefault((s.Kind, s.Id), ""), s.Split);
        });
        using var model = BaselineClassifier.Load(_run[ClassifierStage.BaselineModel.Name]);
        Assert.Equal(model.Score(_run.Documents.ConvertAll(DocumentText.Of)), scores.Select(s => s.Score));
        Assert.Equal(scores.Count(s => s.IsAI && s.Kind == DocumentKind.Paper), manifest.Counts["documents.paper.ai"]);
        Assert.Equal((300, 120, 0),
            (manifest.Counts["documents.patent"], manifest.Counts["sample.train"], manifest.Counts["sample.unlabelled"]));
        Assert.Equal(new WorkProgress("classifier", 600, 600, "documents"), _run.Progress[^1]);
    }

    [Fact]
    public void The_evaluation_is_that_of_the_scores_on_disk()
    {
        var evaluation = ClassifierEvaluation.Read(_run[ClassifierStage.EvaluationFile.Name]);
        var scores = ParquetTable.Read<DocumentScore>(_run[ClassifierStage.Scores.Name]);
        RankedScores Of(Func<DocumentScore, bool> which)
        {
            var rows = scores.Where(which).ToList();
            return RankedScores.Of(rows.ConvertAll(r => r.Label!.Value), rows.ConvertAll(r => r.Score));
        }

        Assert.Equal(ThresholdRule.MaximumF1.Choose(Of(s => s.Split == "validation")), evaluation.Threshold);
        Assert.All(scores, s => Assert.Equal(s.Score >= evaluation.Threshold, s.IsAI));
        Assert.Equal(Ranking.AveragePrecision(Of(s => s.Split == "train")), evaluation.Train.AveragePrecision);
        Assert.Equal(Ranking.AveragePrecision(Of(s => s.Split == "test")), evaluation.Test.AveragePrecision);
        Assert.Equal(Ranking.Auroc(Of(s => s.Split == "test" && s.Kind == DocumentKind.Patent)),
            evaluation.TestByKind["patent"].Auroc);
        Assert.Equal(evaluation.Test.N, evaluation.TestByKind["paper"].N + evaluation.TestByKind["patent"].N);
        Assert.True(evaluation.Test.Intervals.Count > 0 && evaluation.Train.Intervals.Count == 0);
        Assert.True(evaluation.Test.AveragePrecision > evaluation.Test.Prevalence + 0.2);
    }

    [Fact]
    public void The_filter_stands_beside_it_on_the_same_documents()
    {
        var evaluation = ClassifierEvaluation.Read(_run[ClassifierStage.EvaluationFile.Name]);
        var test = _run.Sample.Zip(_run.Labels).Where(p => p.First.Split == Split.Test).ToList();
        var candidates = test.Where(p => p.First.Candidate).ToList();
        Assert.Equal(test.Count, evaluation.Filter!.N);
        Assert.Equal(1, evaluation.Filter.Positive.Recall);
        Assert.Equal((double)candidates.Count(p => p.Second.Label == 1) / candidates.Count,
            evaluation.Filter.Positive.Precision, 1e-12);
    }

    [Fact]
    public void The_curves_are_the_test_splits()
    {
        var test = ClassifierEvaluation.Read(_run[ClassifierStage.EvaluationFile.Name]).Test;
        var curve = ParquetTable.Read<PrecisionRecallPoint>(_run[ClassifierStage.PrecisionRecall.Name]);
        Assert.Equal(1, curve[^1].Recall);
        Assert.Equal(test.Prevalence, curve[^1].Precision, 1e-12);
        Assert.Equal(test.Reliability, ParquetTable.Read<ReliabilityBin>(_run[ClassifierStage.Reliability.Name]));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        using var again = new ClassifierRun();
        var stage = new ClassifierStage { Resamples = 50, Create = _ => new BaselineClassifier(threads: 1) };
        Assert.Equal(executed.Manifest.Outputs, again.Execute(stage).Outputs);
        Assert.Equal(13, executed.Manifest.Outputs.Count);
    }

    [Fact]
    public void Labels_of_the_test_split_change_neither_model_nor_threshold()
    {
        using var other = new ClassifierRun();
        foreach (var (sampled, label) in other.Sample.Zip(other.Labels).Where(p => p.First.Split == Split.Test))
            label.Label = 1 - label.Label;
        other.Execute();
        Assert.Equal(File.ReadAllBytes(_run[ClassifierStage.BaselineModel.Name]),
            File.ReadAllBytes(other[ClassifierStage.BaselineModel.Name]));
        Assert.Equal(
            ClassifierEvaluation.Read(_run[ClassifierStage.EvaluationFile.Name]).Threshold,
            ClassifierEvaluation.Read(other[ClassifierStage.EvaluationFile.Name]).Threshold);
    }

    [Fact]
    public void A_target_recall_is_reached_on_validation()
    {
        using var run = new ClassifierRun();
        run.Execute(new ClassifierStage { Resamples = 0, Threshold = ThresholdRule.Recall(0.95) });
        var evaluation = ClassifierEvaluation.Read(run[ClassifierStage.EvaluationFile.Name]);
        Assert.True(evaluation.Validation.Positive.Recall >= 0.95);
        Assert.Equal("recall of at least 0.95", evaluation.ThresholdRule);
    }

    [Fact]
    public void Sampled_documents_without_a_label_are_scored_and_counted()
    {
        using var run = new ClassifierRun();
        var left = run.Labels[0];
        run.Labels.RemoveAt(0);
        Assert.Equal(1, run.Execute().Counts["sample.unlabelled"]);
        var score = ParquetTable.Read<DocumentScore>(run[ClassifierStage.Scores.Name])
            .Single(s => (s.Kind, s.Id) == (left.Kind, left.Id));
        Assert.Null(score.Label);
        Assert.Equal("train", score.Split);
    }
}
