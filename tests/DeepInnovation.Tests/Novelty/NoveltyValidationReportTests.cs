using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;
using DeepInnovation.Hypergraphs.Novelty.Validation;
using DeepInnovation.Novelty;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Novelty;

public sealed class NoveltyValidationReportTests
{
    private static readonly NoveltyValidationOptions Options =
        new() { Seeds = 2, Dimensions = [5, 20], NullSamples = 2, Resamples = 100 };

    [Fact]
    public void A_run_is_checked_whole_and_its_tables_come_back_from_disk()
    {
        using var folder = new TemporaryFolder();
        var documents = AiRun.Documents(perYear: 30)
            .Select((d, i) => d with { Cited = i % 17, Country = "DE", Field = "Physics" }).ToList();
        var run = AiRun.Make(folder, documents);
        var manifest = StageRunner.Run(run, new NoveltyStage { Options = new() { LargestRelativeStep = 0.5 } },
            cancellation: TestContext.Current.CancellationToken).Manifest;
        var rows = NoveltyStage.Novelties.Read(run);
        var options = Options with { Model = RunSettings.ModelOf(manifest.Parameters), Seed = manifest.Seed };
        Assert.Equal(0.5, options.Model.LargestRelativeStep);
        var report = NoveltyValidationReport.Of(documents, rows, options);

        Assert.Equal(rows.Count(r => r.Content is not null) + rows.Count(r => r.Context is not null), report.Compared);
        Assert.Equal(report.Compared, report.Reproduced);
        Assert.True(NoveltyValidationReport.Of(documents, rows, options with { Seed = 7 }).Reproduced < report.Compared / 2);
        string[] names = ["paper-content", "patent-content", "patent-context"];
        foreach (var hypergraphs in new[]
        {
            report.Stability.Select(r => r.Hypergraph), report.NullModels.Select(r => r.Hypergraph),
            report.Hits.Select(r => r.Hypergraph), report.Groups.Select(r => r.Hypergraph),
        })
            Assert.Equal(names, hypergraphs.Distinct());
        Assert.Equal(rows.Count(r => r.Kind == DocumentKind.Paper && r.Content is not null),
            report.Hits.Single(r => r.Hypergraph == "paper-content" && r.Measure == HitRow.Auc).Documents);

        report.Write(folder["check"]);
        Assert.Equal(report.Stability, ParquetTable.Read<StabilityRow>(folder["check/stability.parquet"]));
        Assert.Equal(report.NullModels, ParquetTable.Read<NullModelRow>(folder["check/null-models.parquet"]));
        Assert.Equal(report.Hits, ParquetTable.Read<HitRow>(folder["check/hits.parquet"]));
        Assert.Equal(report.Groups, ParquetTable.Read<GroupRow>(folder["check/groups.parquet"]));
    }

    [Fact]
    public void A_run_without_documents_gives_empty_tables_and_a_foreign_row_is_named()
    {
        using var folder = new TemporaryFolder();
        var report = NoveltyValidationReport.Of([], [], Options);
        report.Write(folder["check"]);
        Assert.Empty(ParquetTable.Read<StabilityRow>(folder["check/stability.parquet"]));
        Assert.Equal(0, report.Compared);
        var error = Assert.Throws<InputException>(
            () => NoveltyValidationReport.Of([], [new DocumentNovelty { Id = "stranger", Year = 2000 }], Options));
        Assert.Contains("found \"stranger\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_come_back_from_their_text()
    {
        var model = new ShiEvansOptions
        {
            Dimensions = 7,
            Epochs = 2,
            SubEpochs = 3,
            BatchSize = 50,
            RateOffset = 10.5,
            PropensityFloor = 1e-7,
            ThetaFloor = 0.01,
            Discontinuity = 2,
            LargestRelativeStep = 0.25,
            ValidationDraws = 4,
            ValidationSize = 99,
        };
        Assert.Equal(model, RunSettings.ModelOf(model.AsText()));
        Assert.Equal(new ShiEvansOptions(), RunSettings.ModelOf(new ShiEvansOptions().AsText()));
        Assert.Equal(new ShiEvansOptions(), RunSettings.ModelOf(new Dictionary<string, string> { ["something-new"] = "yes" }));
        var error = Assert.Throws<InputException>(
            () => RunSettings.ModelOf(new Dictionary<string, string> { ["epochs"] = "many" }));
        Assert.Contains("column \"epochs\": a setting of the run's novelty is no number, found \"many\"", error.Message,
            StringComparison.Ordinal);
    }
}
