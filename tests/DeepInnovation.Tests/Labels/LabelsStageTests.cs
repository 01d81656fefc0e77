using System.Text.Json;
using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Labels;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Labels;

public sealed class LabelsStageTests
{
    [Fact]
    public void Labels_stand_in_the_samples_order_and_agreement_is_counted()
    {
        using var folder = new TemporaryFolder();
        var run = Prepare(folder);
        var result = StageRunner.Run(run, new LabelsStage(LabelerKind.Recorded, folder["answers.jsonl"]),
            cancellation: TestContext.Current.CancellationToken);
        var labels = LabelsStage.DocumentLabels.Read(run);
        Assert.Equal(["d3", "d0", "d2", "d1"], labels.Select(l => l.Id));
        Assert.Equal([1, 1, 0, 1], labels.Select(l => l.Label));
        Assert.Equal(3, result.Manifest.Counts["documents.ai"]);

        using var json = JsonDocument.Parse(File.ReadAllText(LabelsStage.Agreement.In(run)));
        var both = json.RootElement.GetProperty("comparisons").EnumerateArray()
            .Single(c => c.GetProperty("kind").GetString() == "both");
        // Given: d0 1, d1 0, d2 0 (d3 none); asked 1, 1, 0. p_o = 2/3, p_e = 1/3*2/3 + 2/3*1/3 = 4/9, kappa = .4.
        Assert.Equal(3, both.GetProperty("n").GetInt32());
        Assert.Equal(0.4, both.GetProperty("kappa").GetDouble(), 1e-12);
        Assert.Equal(1, both.GetProperty("given_0_asked_1").GetInt32());
    }

    [Fact]
    public void The_filter_labels_what_it_kept()
    {
        using var folder = new TemporaryFolder();
        var run = Prepare(folder);
        StageRunner.Run(run, new LabelsStage(LabelerKind.Filter), cancellation: TestContext.Current.CancellationToken);
        var labels = LabelsStage.DocumentLabels.Read(run);
        Assert.Equal([0, 1, 1, 0], labels.Select(l => l.Label));
    }

    [Fact]
    public void Given_labels_are_not_compared_with_themselves_and_a_missing_one_is_named()
    {
        using var folder = new TemporaryFolder();
        var run = Prepare(folder);
        var error = Assert.Throws<InputException>(
            () => StageRunner.Run(run, new LabelsStage(LabelerKind.Given), cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("d3", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(run.PathOf(LabelsStage.Place.Folder, StageManifest.FileName)));
        ParquetTable.Write(SamplingStage.Sample.In(run), Sample("d0", "d1"));
        StageRunner.Run(run, new LabelsStage(LabelerKind.Given), cancellation: TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(File.ReadAllText(LabelsStage.Agreement.In(run)));
        Assert.Empty(json.RootElement.GetProperty("comparisons").EnumerateArray());
    }

    [Fact]
    public void Changed_answers_run_the_stage_again()
    {
        using var folder = new TemporaryFolder();
        var run = Prepare(folder);
        var stage = new LabelsStage(LabelerKind.Recorded, folder["answers.jsonl"]);
        Assert.False(StageRunner.Run(run, stage, cancellation: TestContext.Current.CancellationToken).Skipped);
        Assert.True(StageRunner.Run(run, stage, cancellation: TestContext.Current.CancellationToken).Skipped);
        File.AppendAllText(folder["answers.jsonl"], "\n");
        Assert.False(StageRunner.Run(run, stage, cancellation: TestContext.Current.CancellationToken).Skipped);
    }

    [Fact]
    public void Recorded_answers_need_a_file() =>
        Assert.Throws<InputException>(() => new LabelsStage(LabelerKind.Recorded));

    private static RunFolder Prepare(TemporaryFolder folder)
    {
        var run = new RunFolder(folder["run"]);
        int?[] given = [1, 0, 0, null];
        int[] asked = [1, 1, 0, 1];
        var documents = Enumerable.Range(0, 4)
            .Select(i => new Document { Id = $"d{i}", Title = $"Title {i}", Label = given[i] }).ToList();
        ParquetTable.Write(CorpusStage.Documents.In(run), documents);
        ParquetTable.Write(SamplingStage.Sample.In(run), Sample("d3", "d0", "d2", "d1"));
        ParquetTable.Write(CandidatesStage.Verdicts.In(run),
            documents.Select((d, i) => new Candidate { Id = d.Id, Kept = i is 0 or 2 }));
        folder.Write("answers.jsonl", string.Concat(documents.Select((d, i) => new RecordedAnswer
        {
            PromptSha256 = LabelPrompt.Hash(LabelPrompt.For(d)),
            Model = "a-model",
            Answer = new LabelAnswer(asked[i], "because").ToJson(),
        }.ToLine() + "\n")));
        return run;
    }

    private static IEnumerable<SampledDocument> Sample(params string[] ids) => ids.Select(id => new SampledDocument { Id = id });
}
