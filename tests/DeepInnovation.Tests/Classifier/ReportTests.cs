using DeepInnovation.Claims;
using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Labels;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Classifier;

/// <summary>The stage's reports, recounted from what else it wrote.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly ClassifierRun _run = new();
    private readonly Dictionary<(DocumentKind, string), ManualLabel> _manual;
    private readonly List<DocumentScore> _held;

    public ReportTests()
    {
        // The experts take each sampled document's label, but for every seventh; the labeler answers for two of three.
        foreach (var (sampled, i) in _run.Sample.Select((s, i) => (s, i)))
        {
            var label = _run.Labels[i].Label;
            _run.Manual.Add(new ManualLabel
            {
                Id = sampled.Id,
                Kind = sampled.Kind,
                Expert = i % 7 == 0 ? 1 - label : label,
                Label = i % 3 == 0 ? null : label,
            });
        }

        _run.Execute(new ClassifierStage { Resamples = 20, Printed = ClaimBook.DeepInnovationAI.TableFive(), AuditFolds = 3 });
        _manual = _run.Manual.ToDictionary(m => (m.Kind, m.Id));
        _held = [.. ParquetTable.Read<DocumentScore>(_run[ClassifierStage.Scores.Name]).Where(s => s.Split == "test")];
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Table_5_has_the_papers_eight_lines_with_ours_beside_them()
    {
        var rows = ParquetTable.Read<TableFiveRow>(_run[ClassifierStage.TableFive.Name]);
        Assert.Equal(["train non-ai", "train ai", "validation non-ai", "validation ai", "test non-ai", "test ai",
            "manual non-ai", "manual ai"],
            rows.Select(r => $"{r.Split} {r.Class}"));
        var test = rows[5];
        Assert.Equal((0.975, 0.963, 0.974, 0.968), (test.PaperAccuracy, test.PaperPrecision, test.PaperRecall, test.PaperF1));
        var manual = rows[6];
        Assert.Equal((0.908, 0.993, 0.837, 0.915),
            (manual.PaperAccuracy, manual.PaperPrecision, manual.PaperRecall, manual.PaperF1));
        var found = _held.Count(s => s is { IsAI: true, Label: 1 });
        Assert.Equal((double)found / _held.Count(s => s.IsAI), test.Precision!.Value, 1e-12);
        Assert.Equal((double)found / _held.Count(s => s.Label == 1), test.Recall!.Value, 1e-12);
        Assert.Equal(2.0 * found / (_held.Count(s => s.IsAI) + _held.Count(s => s.Label == 1)), test.F1!.Value, 1e-12);
        Assert.Equal((double)_held.Count(s => s.IsAI == (Expert(s) == 1)) / _held.Count, manual.Accuracy!.Value, 1e-12);
        Assert.Equal((_held.Count, _held.Count(s => Expert(s) == 0)), (manual.N, manual.Support));
        Assert.Equal([null, null, null, null], rows.Take(4).Select(r => r.AccuracyLow));
        Assert.All(rows.Skip(4), r => Assert.True(r.AccuracyLow <= r.Accuracy && r.Accuracy <= r.AccuracyHigh));
    }

    [Fact]
    public void The_claims_read_the_manual_figures_too()
    {
        var measured = EvaluationMeasurements.Of(_run[ClassifierStage.EvaluationFile.Name]).ToDictionary(m => m.Id);
        var table = ParquetTable.Read<TableFiveRow>(_run[ClassifierStage.TableFive.Name]);
        foreach (var row in table)
        {
            Assert.Equal(row.Accuracy, measured[$"classifier.{row.Split}.accuracy"].Value);
            Assert.Equal(row.F1, measured[$"classifier.{row.Split}.{row.Class}.f1"].Value);
        }

        Assert.Contains("experts' labels given to this run", measured["classifier.manual.accuracy"].Obstacle,
            StringComparison.Ordinal);
        Assert.Equal(28, ClaimBook.DeepInnovationAI.TableFive().Count);
        Assert.All(ClaimBook.DeepInnovationAI.TableFive().Keys, id => Assert.Contains(id, measured.Keys));
    }

    [Fact]
    public void Without_experts_the_manual_lines_have_the_papers_side_only()
    {
        using var run = new ClassifierRun();
        run.Execute(new ClassifierStage { Resamples = 0, Printed = ClaimBook.DeepInnovationAI.TableFive(), AuditFolds = 2 });
        var manual = ParquetTable.Read<TableFiveRow>(run[ClassifierStage.TableFive.Name])[^1];
        Assert.Equal((0, null, null, 0.9), (manual.N, manual.Accuracy, manual.F1, manual.PaperF1));
        Assert.Empty(ParquetTable.Read<JudgeOverlap>(run[ClassifierStage.JudgeOverlaps.Name]));
    }

    [Fact]
    public void Errors_are_those_of_both_held_out_splits()
    {
        var rows = ParquetTable.Read<ErrorRate>(_run[ClassifierStage.ErrorRates.Name]);
        Assert.Equal(_held.Count(s => s.IsAI != (s.Label == 1)),
            rows.Single(r => r is { Split: "test", Dimension: "all" }).Errors);
        Assert.Equal(_held.Count(s => s.IsAI != (Expert(s) == 1)),
            rows.Single(r => r is { Split: "manual", Dimension: "all" }).Errors);
        Assert.All(rows.GroupBy(r => (r.Split, r.Dimension)).Where(g => g.Key.Dimension != "ipc-section"),
            g => Assert.Equal(_held.Count, g.Sum(r => r.N)));
    }

    [Fact]
    public void Figure_3_takes_documents_that_expert_and_labeler_judged_and_that_taught_nothing()
    {
        var rows = ParquetTable.Read<JudgeOverlap>(_run[ClassifierStage.JudgeOverlaps.Name]);
        var judged = _held.Where(s => _manual[(s.Kind, s.Id)].Label is not null).ToList();
        Assert.InRange(judged.Count, 10, _held.Count - 1);
        Assert.All(rows, r => Assert.Equal(judged.Count, r.N));
        var pair = rows.Single(r => r is { First: "labeler", Second: "classifier" });
        var agreed = judged.Where(s => s.IsAI == (_manual[(s.Kind, s.Id)].Label == 1)).ToList();
        Assert.Equal((agreed.Count, (double)agreed.Count(s => s.IsAI == (Expert(s) == 1)) / agreed.Count),
            (pair.Agreed, pair.AgreedAccuracy));
        var filter = _run.Sample.ToDictionary(s => (s.Kind, s.Id), s => s.Candidate);
        Assert.Equal(judged.Count(s => filter[(s.Kind, s.Id)]),
            rows.Single(r => r is { First: "keywords+IPC", Second: "keywords+IPC" }).BothAI);
    }

    [Fact]
    public void Doubtful_labels_are_ranked_and_name_their_document_and_who_doubts()
    {
        var rows = ParquetTable.Read<DoubtfulLabel>(_run[ClassifierStage.Doubtful.Name]);
        Assert.NotEmpty(rows);
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(i => (long)i), rows.Select(r => r.Rank));
        var own = rows.ConvertAll(r => r.Label == 1 ? r.Probability : 1 - r.Probability);
        Assert.Equal(own.Order(), own);
        var scores = ParquetTable.Read<DocumentScore>(_run[ClassifierStage.Scores.Name]).ToDictionary(s => (s.Kind, s.Id));
        var titles = _run.Documents.ToDictionary(d => (d.Kind, d.Id), d => d.Title);
        Assert.All(rows, r =>
        {
            var score = scores[(r.Kind, r.Id)];
            Assert.Equal((score.Split, score.Label, titles[(r.Kind, r.Id)]), (r.Split, r.Label, r.Title));
            Assert.Equal(r.Split == "train" ? "baseline, 3 folds" : "baseline", r.Classifier);
            // a training row is never judged by what learnt from it
            Assert.Equal(r.Split != "train", score.Score == r.Probability);
        });
    }

    private int Expert(DocumentScore score) => _manual[(score.Kind, score.Id)].Expert;
}
