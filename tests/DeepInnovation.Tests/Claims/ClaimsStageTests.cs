using System.Text.Json;
using DeepInnovation.Claims;
using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Maps;
using DeepInnovation.Novelty;
using DeepInnovation.Release;
using DeepInnovation.Runs;
using DeepInnovation.Tests.Maps;

namespace DeepInnovation.Tests.Claims;

/// <summary>The stage on a run whose tables are written by hand.</summary>
public sealed class ClaimsStageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private RunFolder Run => new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void On_the_sample_nothing_about_the_release_is_decided_and_all_that_was_measured_is_shown()
    {
        WriteRun(papers: 30, patents: 20);
        var rows = Fill(DataScope.Sample);
        Assert.Equal(ClaimBook.DeepInnovationAI.Claims.Select(claim => claim.Id), rows.Values.Select(row => row.Id));
        var release = ClaimBook.DeepInnovationAI.Claims.Where(claim => claim.Needs == ClaimNeeds.Release)
            .Select(claim => rows[claim.Id]).ToList();
        Assert.All(release, row => Assert.Equal(Verdict.NotTestable, row.Verdict));
        Assert.All(release, row => Assert.Contains("synthetic sample", row.Reason, StringComparison.Ordinal));
        Assert.Equal((2356204, 20), (rows["patents.rows"].Expected, rows["patents.rows"].Measured));
        Assert.Equal(30, rows["papers.rows"].Measured);
        Assert.Equal((1998, 50), (rows["years.first"].Measured, rows["years.first"].N));
        Assert.Equal(2020, rows["years.last"].Measured);
        Assert.Equal(12, rows["patents.2018"].Measured);
        Assert.Equal((25, 30), (rows["cosine.pairs.journal"].Measured, rows["cosine.pairs.journal"].N));
        Assert.Equal((3, 2), (rows["papers.fields"].Measured, rows["cosine.fields"].Measured));
        Assert.Null(rows["patents.fields"].Measured);
        Assert.Equal((1, 2), (rows["bert.auprc.test"].Measured, rows["bert.auprc.test"].N));
        Assert.Null(rows["table5.manual.accuracy"].Measured); // the expert-annotated set is not published
        Assert.Equal(Verdict.Reproduced, rows["novelty.dimensions"].Verdict);
        Assert.Equal(Verdict.Reproduced, rows["rules.keywords.unique"].Verdict);
        Assert.Equal(Verdict.Differs, rows["consistency.table5.manual.ai.f1"].Verdict);
    }

    [Fact]
    public void Mean_novelty_of_five_years_is_weighted_and_has_its_interval()
    {
        WriteRun(papers: 30, patents: 20);
        var rows = Fill(DataScope.Own);
        var row = rows["novelty.mean.2016"];
        Assert.Equal((12, 100, 12 - (1.959963984540054 * 0.1)), (row.Measured, row.N, row.Low));
        row = rows["novelty.mean.2016-2020"];
        Assert.Equal(12.6, row.Measured!.Value, 1e-12); // (100 * 12 + 100 * 12 + 100 * 12 + 100 * 12 + 600 * 13) / 1000
        Assert.Equal(1000, row.N);
        // errors of sums: 100 * .1, 600 * .1
        Assert.Equal(12.6 + (1.959963984540054 * Math.Sqrt(4 * 10 * 10 + 60 * 60) / 1000), row.High!.Value, 1e-12);
    }

    [Fact]
    public void The_release_with_all_its_rows_decides_and_one_row_too_few_differs()
    {
        WriteRun(papers: 3511929, patents: 2356204);
        var rows = Fill(DataScope.Release);
        Assert.Equal(Verdict.Reproduced, rows["patents.rows"].Verdict);
        Assert.Equal(Verdict.Reproduced, rows["papers.rows"].Verdict);
        Assert.Equal(Verdict.Differs, rows["years.first"].Verdict);
        Assert.Equal(Verdict.Reproduced, rows["years.last"].Verdict);
        Assert.Equal(Verdict.Differs, rows["novelty.mean.2016"].Verdict);
        Assert.Equal(Verdict.NotTestable, rows["papers.fields"].Verdict); // our own file proves nothing about theirs
        Assert.Equal(Verdict.NotTestable, rows["bert.auprc.test"].Verdict); // the baseline's is not BERT's
        WriteRun(papers: 3511929, patents: 2356203);
        rows = Fill(DataScope.Release);
        Assert.Equal(Verdict.Differs, rows["patents.rows"].Verdict);
        Assert.Equal(Verdict.Reproduced, rows["papers.rows"].Verdict);
    }

    [Fact]
    public void The_encoder_decides_the_claim_about_MiniLM_only_if_it_is_MiniLM()
    {
        WriteRun(papers: 30, patents: 20);
        Assert.Null(Fill(DataScope.Own)["embedding.dimensions"].Measured);
        Manifest("07-embeddings", ("encoder", "hashed-ngrams"), ("dimensions", "384"));
        var row = Fill(DataScope.Own)["embedding.dimensions"];
        Assert.Equal((384, Verdict.NotTestable), (row.Measured, row.Verdict));
        Assert.Contains("the run's encoder is hashed-ngrams", row.Reason, StringComparison.Ordinal);
        Manifest("07-embeddings", ("encoder", "all-MiniLM-L6-v2.onnx"), ("dimensions", "384"));
        Assert.Equal(Verdict.Reproduced, Fill(DataScope.Own)["embedding.dimensions"].Verdict);
        Manifest("07-embeddings", ("encoder", "all-MiniLM-L6-v2.onnx"), ("dimensions", "256"));
        Assert.Equal(Verdict.Differs, Fill(DataScope.Own)["embedding.dimensions"].Verdict);
    }

    [Fact]
    public void The_ledger_comes_as_table_JSON_and_page_and_twice_the_same()
    {
        WriteRun(papers: 30, patents: 20);
        var manifest = StageRunner.Run(Run, new ClaimsStage(DataScope.Sample)).Manifest;
        Assert.Equal([ClaimsStage.VerdictsJson.Name, ClaimsStage.Page.Name, ClaimsStage.Verdicts.Name],
            manifest.Outputs.Select(output => output.File));
        Assert.Equal(ClaimBook.DeepInnovationAI.Claims.Count, manifest.Counts.Values.Sum());
        Assert.Equal(manifest.Outputs, StageRunner.Run(Run, new ClaimsStage(DataScope.Sample), force: true).Manifest.Outputs);

        using var json = JsonDocument.Parse(File.ReadAllBytes(ClaimsStage.VerdictsJson.In(Run)));
        Assert.Equal("sample", json.RootElement.GetProperty("scope").GetString());
        Assert.Equal(manifest.Counts["claims.not-testable"],
            json.RootElement.GetProperty("verdicts").GetProperty("not_testable").GetInt64());
        var first = json.RootElement.GetProperty("claims")[0];
        Assert.Equal(("patents.rows", 20, "not_testable"),
            (first.GetProperty("id").GetString(), first.GetProperty("measured").GetDouble(),
                first.GetProperty("verdict").GetString()));

        var page = File.ReadAllText(ClaimsStage.Page.In(Run));
        Assert.Contains("| `patents.rows` | DeepPatentAI.csv has one row for each AI patent | P | 2,356,204 rows | 20 rows |",
            page, StringComparison.Ordinal);
        Assert.Contains("## Consistency", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_reads_what_the_maps_stage_writes()
    {
        var corpus = new MapCorpus()
            .Paper("p1", 2012, "US", true).Paper("p2", null, null, false)
            .Patent("q1", 2016, "CN", true, "G06N3/08").Patent("q2", 2016, "CN", false).Patent("q3", 2017, "CN", true, "G06N3/08")
            .Pair("p1", "q1", 0.5f, 2012, 2016);
        corpus.Novelty.Add(new DocumentNovelty { Id = "q1", Kind = DocumentKind.Patent, Year = 2016, Content = 11.5 });
        corpus.WriteRun(_folder.Path);
        AtomicFile.WriteText(ClassifierStage.EvaluationFile.In(Run), "{}");
        StageRunner.Run(Run, new MapsStage());
        var rows = Fill(DataScope.Own);
        Assert.Equal((2, 3), (rows["papers.rows"].Measured, rows["patents.rows"].Measured));
        Assert.Equal((2012, 2017, 4), (rows["years.first"].Measured, rows["years.last"].Measured, rows["years.last"].N));
        Assert.Equal((1, 2), (rows["patents.2016"].Measured, rows["patents.2016-2020"].Measured)); // q2 has no IPC
        Assert.Equal((11.5, 1, null),
            (rows["novelty.mean.2016"].Measured, rows["novelty.mean.2016"].N, rows["novelty.mean.2016"].Low));
        Assert.Null(rows["novelty.mean.2016-2020"].Measured); // four of the five years are missing
        Assert.Equal((1, 1), (rows["cosine.pairs.journal"].Measured, rows["cosine.pairs.journal"].N));
    }

    private Dictionary<string, LedgerRow> Fill(DataScope scope)
    {
        StageRunner.Run(Run, new ClaimsStage(scope));
        return ClaimsStage.Verdicts.Read(Run).ToDictionary(row => row.Id);
    }

    private void WriteRun(long papers, long patents)
    {
        ParquetTable.Write<YearlyTrend>(MapsStage.Trend.In(Run),
        [
            new() { Kind = DocumentKind.Paper, Year = 1998, Documents = papers },
            new() { Kind = DocumentKind.Patent, Year = 2018, Documents = patents - 1, Described = 12 },
            new() { Kind = DocumentKind.Patent, Year = 2020, Documents = 1 },
        ]);
        ParquetTable.Write<YearlyNovelty>(MapsStage.NoveltyByYear.In(Run),
            Enumerable.Range(2015, 6).Select(year => new YearlyNovelty
            {
                Kind = DocumentKind.Patent,
                Year = year,
                ContentCount = year == 2020 ? 600 : 100,
                ContentMean = year == 2020 ? 13 : 12,
                ContentStandardError = 0.1,
            }));
        ParquetTable.Write<TransferLag>(MapsStage.Lags.In(Run),
            [new() { LagYears = 0, Papers = 20 }, new() { LagYears = 2, Papers = 5 }, new() { LagYears = null, Papers = 5 }]);
        var perfect = Evaluation.Of(RankedScores.Of([1, 0], [1, 0]), 0.5, EvaluationOptions.WithoutIntervals);
        AtomicFile.WriteText(
            ClassifierStage.EvaluationFile.In(Run),
            JsonSerializer.Serialize(new Dictionary<string, Evaluation> { ["test"] = perfect }, Evaluation.Json));
        AtomicFile.WriteText(ReleaseStage.Papers.In(Run), ",ID,Title,Year\n0,p,t,2000\n");
        AtomicFile.WriteText(ReleaseStage.Pairs.In(Run), "Paper_ID,Patent_ID\n");
        Manifest(NoveltyStage.Place.Folder, ("dimensions", "20"));
    }

    private void Manifest(string folder, params (string Name, string Value)[] parameters)
    {
        Directory.CreateDirectory(Run.PathOf(folder));
        new StageManifest { Parameters = parameters.ToDictionary(p => p.Name, p => p.Value) }.Write(
            Run.PathOf(folder, StageManifest.FileName));
    }
}
