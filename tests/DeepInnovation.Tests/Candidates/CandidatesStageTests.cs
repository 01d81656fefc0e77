using DeepInnovation.Candidates;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Candidates;

public sealed class CandidatesStageTests
{
    private static readonly Document[] Documents =
    [
        new() { Id = "1", Title = "Training dogs" },
        new() { Id = "2", Title = "Birds", Abstract = "seen by a neural network" },
        new() { Id = "1", Kind = DocumentKind.Patent, Title = "Device", Ipc = ["G06N20/00"] },
        new() { Id = "2", Kind = DocumentKind.Patent, Title = "Machine", Ipc = ["G06N3/08"] },
        new() { Id = "3", Kind = DocumentKind.Patent, Title = "Spoon" },
    ];

    [Theory]
    [InlineData("faithful", "1 True keyword,2 True keyword,1 False ,2 True ipc-exact,3 False ")]
    [InlineData("corrected", "1 False ,2 True keyword,1 True ipc-prefix,2 True ipc-exact,3 False ")]
    public void Every_document_gets_a_row_and_differences_are_set_down(string rules, string expected)
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        ParquetTable.Write(CorpusStage.Documents.In(run), Documents);
        var manifest = StageRunner.Run(run, new CandidatesStage(rules),
            cancellation: TestContext.Current.CancellationToken).Manifest;

        var rows = CandidatesStage.Verdicts.Read(run);
        Assert.Equal(expected, string.Join(',', rows.Select(r => $"{r.Id} {r.Kept} {r.Rule}")));
        var differences = CandidatesStage.Differences.Read(run);
        Assert.Equivalent(
            new[]
            {
                new CandidateDifference { Id = "1", FaithfulKept = true, FaithfulRule = "keyword", FaithfulMatch = "training" },
                new CandidateDifference
                {
                    Id = "1",
                    Kind = DocumentKind.Patent,
                    CorrectedKept = true,
                    CorrectedRule = "ipc-prefix",
                    CorrectedMatch = "G06N",
                },
            },
            differences, strict: true);
        Assert.Equal(rules, manifest.Parameters["rules"]);
        Assert.Equal((2, 3), (manifest.Counts["papers.judged"], manifest.Counts["patents.judged"]));
        Assert.Equal((1, 1), (manifest.Counts["papers.only-faithful"], manifest.Counts["patents.only-corrected"]));
        Assert.Equal(rows.Count(r => r.Kept), manifest.Counts["papers.kept"] + manifest.Counts["patents.kept"]);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var hashes = new List<string>();
        foreach (var name in new[] { "a", "b" })
        {
            var run = new RunFolder(folder[name]);
            ParquetTable.Write(CorpusStage.Documents.In(run), Documents);
            hashes.Add(string.Join(' ', StageRunner.Run(run, new CandidatesStage(),
                cancellation: TestContext.Current.CancellationToken).Manifest.Outputs.Select(o => o.Sha256)));
        }

        Assert.Equal(hashes[0], hashes[1]);
    }
}
