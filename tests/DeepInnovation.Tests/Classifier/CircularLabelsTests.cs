using DeepInnovation.Claims;
using DeepInnovation.Classifier;
using DeepInnovation.Core.Tables;
using DeepInnovation.Labels;

namespace DeepInnovation.Tests.Classifier;

/// <summary>Where the filter gave the labels, nothing measures the filter by itself, and only experts measure quality.</summary>
public sealed class CircularLabelsTests
{
    [Theory]
    [InlineData("filter", FilterLabeler.ModelName)]
    [InlineData("given", "keywords+IPC")]
    [InlineData("given", "experts")] // but equal to the filter's verdicts throughout
    public void The_filter_is_measured_by_experts_alone_and_no_figure_is_called_quality_but_theirs(string judge, string source)
    {
        using var run = Execute(judge, source);
        var evaluation = ClassifierEvaluation.Read(run[ClassifierStage.EvaluationFile.Name]);
        Assert.Equal((true, "agreement with the filter", 200),
            (evaluation.Labels.Circular, evaluation.Labels.Measures, evaluation.Labels.OfFilter));
        Assert.Null(evaluation.Filter);
        var rows = ParquetTable.Read<ClassifierComparison>(run[ClassifierStage.Comparison.Name]);
        Assert.Equal(["manual"], rows.Where(r => r.Role == "filter").Select(r => r.Split));
        Assert.NotInRange(rows.Single(r => r.Role == "filter").Accuracy, 0.99, 1);
        Assert.All(rows, r => Assert.Equal(r.Split == "manual" ? "quality" : "agreement with the filter", r.Measures));
        Assert.Empty(ParquetTable.Read<JudgeOverlap>(run[ClassifierStage.JudgeOverlaps.Name]));
        Assert.All(ParquetTable.Read<TableFiveRow>(run[ClassifierStage.TableFive.Name]),
            r => Assert.Equal(r.Split == "manual", r.N > 0 && r.Accuracy is not null));
    }

    [Fact]
    public void A_claim_gets_no_value_from_them_and_experts_still_give_theirs()
    {
        using var run = Execute("filter", FilterLabeler.ModelName);
        var measured = EvaluationMeasurements.Of(run[ClassifierStage.EvaluationFile.Name]).ToDictionary(m => m.Id);
        var claims = ClaimBook.DeepInnovationAI.Claims.Where(c => c.Topic == "classifier").ToList();
        var rows = Ledger.Fill(claims, measured, new ScopeEvidence(DataScope.Release, 1, 1, 1, 1));
        Assert.All(rows, row => Assert.Equal(Verdict.NotTestable, row.Verdict));
        var byExperts = claims.Where(c => c.Measurement!.StartsWith("classifier.manual.", StringComparison.Ordinal))
            .Select(c => c.Id).ToHashSet();
        Assert.All(rows, row => Assert.Equal(byExperts.Contains(row.Id), row.Measured is not null));
        Assert.All(rows.Where(r => !byExperts.Contains(r.Id)),
            r => Assert.Contains("its figure is agreement with the filter", r.Reason, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Equal(row.Measured is null, row is { Low: null, High: null, N: null }));
    }

    [Fact]
    public void Other_labels_change_nothing()
    {
        using var run = new ClassifierRun();
        run.Labels.ForEach(l => (l.Judge, l.Model) = ("language model", "m"));
        run.Execute();
        var evaluation = ClassifierEvaluation.Read(run[ClassifierStage.EvaluationFile.Name]);
        Assert.Equal((false, "quality", "The labels are answers of a language model (m)."),
            (evaluation.Labels.Circular, evaluation.Labels.Measures, evaluation.Labels.Sentence));
        Assert.NotNull(evaluation.Filter);
        Assert.All(ParquetTable.Read<ClassifierComparison>(run[ClassifierStage.Comparison.Name]),
            r => Assert.Equal("quality", r.Measures));
    }

    /// <summary>Labels are the filter's verdicts, those of experts another thing.</summary>
    private static ClassifierRun Execute(string judge, string source)
    {
        var run = new ClassifierRun();
        var truth = run.Labels.ToDictionary(l => (l.Kind, l.Id), l => l.Label);
        var words = Texts.Make(600, seed: 4).ConvertAll(t => t.Label);
        foreach (var (label, drawn) in run.Labels.Zip(run.Sample))
            (label.Judge, label.Model, label.Label) = (judge, source, drawn.Candidate ? 1 : 0);
        for (var i = 0; i < run.Documents.Count; i += 4)
        {
            // Every sampled document has an index of three.
            if (i % 3 != 0)
                run.Manual.Add(new ManualLabel
                {
                    Id = run.Documents[i].Id,
                    Kind = run.Documents[i].Kind,
                    Expert = words[i],
                    Label = judge == "filter" ? null : 1 - words[i],
                    Model = source,
                });
        }

        Assert.True(truth.Values.Distinct().Count() == 2);
        run.Execute();
        return run;
    }
}
