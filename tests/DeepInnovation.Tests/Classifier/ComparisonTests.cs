using DeepInnovation.Candidates;
using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Labels;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Classifier;

/// <summary>A dual layer with experts' labels: every fifth document, whose expert errs now and then.</summary>
public sealed class DualLayerRun : IDisposable
{
    public DualLayerRun()
    {
        var labels = Texts.Make(600, seed: 4).ConvertAll(t => t.Label);
        for (var i = 0; i < 600; i += 5)
            Run.Manual.Add(new ManualLabel
            {
                Id = Run.Documents[i].Id,
                Kind = Run.Documents[i].Kind,
                Expert = i % 50 == 0 ? 1 - labels[i] : labels[i],
            });
        Manifest = Run.Execute(Stage());
    }

    public StageManifest Manifest { get; }

    internal ClassifierRun Run { get; } = new();

    internal static ClassifierStage Stage() => new()
    {
        Resamples = 50,
        Create = _ => new DualLayerClassifier(() => new BaselineClassifier(), () => new BaselineClassifier(l2: 1),
            0.95, minimumPerLabel: 5),
    };

    public void Dispose() => Run.Dispose();
}

public sealed class ComparisonTests(DualLayerRun executed) : IClassFixture<DualLayerRun>
{
    private readonly ClassifierRun _run = executed.Run;
    private readonly List<DocumentScore> _scores = ParquetTable.Read<DocumentScore>(executed.Run[ClassifierStage.Scores.Name]);
    private readonly List<ClassifierComparison> _rows = ParquetTable.Read<ClassifierComparison>(
        executed.Run[ClassifierStage.Comparison.Name]);

    [Fact]
    public void Every_judge_stands_on_every_split_of_the_same_documents_the_primary_first()
    {
        string[] roles = ["primary", "single-layer", "baseline", "filter"];
        string[] splits =
        [
            "train sample", "train corpus", "validation sample", "validation corpus",
            "test sample", "test corpus", "manual sample",
        ];
        Assert.Equal(splits.SelectMany(s => roles.Select(r => (s, r))), _rows.Select(r => ($"{r.Split} {r.Scope}", r.Role)));
        Assert.All(_rows.GroupBy(r => (r.Split, r.Scope)), s => Assert.Single(s.Select(r => (r.N, r.Prevalence)).Distinct()));
        Assert.All(_rows, r => Assert.Equal(r.Split is "test" or "manual", r.AuprcLow is not null && r.AurocHigh is not null));
        Assert.All(_rows, r => Assert.Equal(r.Role == "primary", r.AuprcLead is null));
        Assert.All(_rows.Where(r => r.Role != "primary"),
            r => Assert.Equal(r.Split is "test" or "manual", r.AuprcLeadLow is not null));
        Assert.Equal([
                "baseline.zip", "comparison.parquet", "doubtful-labels.parquet", "dual-baseline.zip", "errors.parquet",
                "evaluation.json", "figure3.parquet", "precision-recall-corpus.parquet", "precision-recall.parquet",
                "reliability-corpus.parquet", "reliability.parquet", "scores.parquet", "table5.parquet", "training.parquet",
            ],
            executed.Manifest.Outputs.Select(o => o.File));
    }

    [Fact]
    public void Primary_and_single_layer_are_those_of_the_scores_on_disk()
    {
        foreach (var split in (string[])["train", "validation", "test"])
        {
            var rows = _scores.Where(s => s.Split == split).ToList();
            foreach (var (role, score) in ((string, Func<DocumentScore, double>)[])[("primary", s => s.Score),
                ("single-layer", s => s.OuterScore!.Value)])
            {
                var row = _rows.Single(r => r.Split == split && r.Scope == "sample" && r.Role == role);
                Assert.Equal(Precision(rows, score), row.Auprc, 1e-12);
                var right = rows.Count(s => (score(s) >= row.Threshold) == (s.Label == 1));
                Assert.Equal((double)right / rows.Count, row.Accuracy, 1e-12);
                var accepted = rows.Where(s => score(s) >= row.Threshold).ToList();
                Assert.Equal((double)accepted.Count(s => s.Label == 1) / accepted.Count, row.PrecisionAI, 1e-12);
                Assert.Equal((double)accepted.Count(s => s.Label == 1) / rows.Count(s => s.Label == 1), row.RecallAI, 1e-12);
                Assert.Equal((double)rows.Count(s => s.Label == 0 && score(s) < row.Threshold) / rows.Count(s => s.Label == 0),
                    row.RecallNonAI, 1e-12);
            }
        }

        var lead = _rows.Single(r => r is { Split: "test", Scope: "sample", Role: "single-layer" });
        Assert.Equal(_rows.Single(r => r is { Split: "test", Scope: "sample", Role: "primary" }).Auprc - lead.Auprc,
            lead.AuprcLead!.Value, 1e-12);
        Assert.True(lead.AuprcLeadLow <= lead.AuprcLead && lead.AuprcLead <= lead.AuprcLeadHigh);
    }

    [Fact]
    public void Layers_on_disk_are_joined_as_documented_and_the_screening_is_reported()
    {
        var evaluation = ClassifierEvaluation.Read(_run[ClassifierStage.EvaluationFile.Name]);
        var screening = evaluation.Screening!;
        Assert.All(_scores, s =>
        {
            Assert.Equal(s.OuterScore >= screening.OuterThreshold, s.InnerScore is not null);
            Assert.Equal(s.InnerScore is { } q ? screening.OuterThreshold + ((1 - screening.OuterThreshold) * q)
                : s.OuterScore!.Value, s.Score, 1e-15);
            Assert.Equal(s.InnerScore >= screening.InnerThreshold, s.IsAI);
        });
        Assert.Equal((screening.DecisionThreshold, "outer recall of at least 0.95, inner maximum F1"),
            (evaluation.Threshold, evaluation.ThresholdRule));
        var validation = _scores.Where(s => s is { Split: "validation", Label: 1 }).ToList();
        Assert.Equal(validation.Count(s => s.InnerScore is not null), screening.Validation.PositivesPassed);
        Assert.True(screening.Validation.PositivesPassed >= 0.95 * validation.Count);
    }

    [Fact]
    public void Experts_measure_only_documents_that_taught_nothing()
    {
        var manual = _run.Manual.ToDictionary(m => (m.Kind, m.Id), m => m.Expert);
        var rows = _scores.Where(s => s.Split is "" or "test" && manual.ContainsKey((s.Kind, s.Id))).ToList();
        Assert.InRange(rows.Count, 20, manual.Count - 1);
        var evaluation = ClassifierEvaluation.Read(_run[ClassifierStage.EvaluationFile.Name]).Manual!;
        Assert.Equal((rows.Count, rows.Count), (evaluation.N, (int)executed.Manifest.Counts["sample.manual"]));
        Assert.Equal((double)rows.Count(s => s.IsAI == (manual[(s.Kind, s.Id)] == 1)) / rows.Count, evaluation.Accuracy, 1e-12);

        // The filter's verdict on documents outside the sample comes from the candidates stage.
        var filter = _rows.Single(r => r is { Split: "manual", Role: "filter" });
        var candidates = _run.Sample.ToDictionary(s => (s.Kind, s.Id), s => s.Candidate);
        var documents = _run.Documents.ToDictionary(d => (d.Kind, d.Id));
        bool Kept(DocumentScore s) =>
            candidates.TryGetValue((s.Kind, s.Id), out var kept) ? kept : ClassifierRun.IsKept(documents[(s.Kind, s.Id)]);
        Assert.Equal((double)rows.Count(s => Kept(s) == (manual[(s.Kind, s.Id)] == 1)) / rows.Count, filter.Accuracy, 1e-12);
    }

    [Fact]
    public void Experts_change_nothing_but_what_is_measured_on_them_and_twice_gives_the_same_bytes()
    {
        using var again = new DualLayerRun();
        Assert.Equal(executed.Manifest.Outputs, again.Manifest.Outputs);
        using var without = new ClassifierRun();
        without.Execute(DualLayerRun.Stage());
        Assert.Equal(File.ReadAllBytes(_run[ClassifierStage.Scores.Name]),
            File.ReadAllBytes(without[ClassifierStage.Scores.Name]));
        Assert.Null(ClassifierEvaluation.Read(without[ClassifierStage.EvaluationFile.Name]).Manual);
        Assert.DoesNotContain(ParquetTable.Read<ClassifierComparison>(without[ClassifierStage.Comparison.Name]),
            r => r.Split == "manual");
    }

    [Fact]
    public void An_expert_on_a_document_without_a_verdict_of_the_filter_is_refused()
    {
        using var run = new ClassifierRun();
        run.Manual.Add(new ManualLabel { Id = "d1", Kind = DocumentKind.Paper, Expert = 1 });
        run.Execute();
        File.Delete(CandidatesStage.Verdicts.In(run.Folder));
        var error = Assert.Throws<InputException>(() => StageRunner.Run(run.Folder, new ClassifierStage { Resamples = 0 },
            cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("the filter has no verdict", error.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Average precision by its definition: for each distinct score, the recall gained times the precision there.
    /// </summary>
    private static double Precision(List<DocumentScore> rows, Func<DocumentScore, double> score)
    {
        double sum = 0, before = 0;
        foreach (var threshold in rows.Select(score).Distinct().OrderDescending())
        {
            var accepted = rows.Where(r => score(r) >= threshold).ToList();
            var found = accepted.Count(r => r.Label == 1);
            sum += (found - before) / rows.Count(r => r.Label == 1) * found / accepted.Count;
            before = found;
        }

        return sum;
    }
}
