using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Sampling;

public sealed class SamplingStageTests
{
    private static readonly List<Document> Documents =
    [
        .. Enumerable.Range(0, 40).Select(i => new Document
        {
            Id = $"{i}", Title = $"paper number {i} of {i * 7}", Field = i % 2 == 0 ? "physics" : null,
            Abstract = i % 5 == 0 ? "a neural network" : "", Label = i < 10 ? i % 2 : null,
        }),
        .. Enumerable.Range(0, 40).Select(i => new Document
        {
            Id = $"{i}", Kind = DocumentKind.Patent, Title = $"device {i} {i * 3} {i * 11}", Family = $"{i / 2}",
            Ipc = i < 30 ? [i % 3 == 0 ? "G06N3/08" : "H01L21/00"] : [],
        }),
    ];

    [Fact]
    public void Tables_hold_the_sample_and_its_books()
    {
        using var folder = new TemporaryFolder();
        var (sample, quotas, manifest) = Run(folder, Documents, new SamplingStage(size: 40));
        Assert.Equal(40, sample.Count);
        Assert.Equal(20, sample.Count(s => s.Kind == DocumentKind.Paper));
        Assert.Equal(sample.OrderBy(s => s.Kind).ThenBy(s => s.Id, StringComparer.Ordinal).Select(s => (s.Kind, s.Id)),
            sample.Select(s => (s.Kind, s.Id)));
        Assert.All(sample.GroupBy(s => s.Group), g => Assert.Single(g.Select(s => s.Split).Distinct()));
        Assert.All(sample.Where(s => s.Kind == DocumentKind.Patent).GroupBy(s => int.Parse(s.Id) / 2),
            g => Assert.Single(g.Select(s => s.Group).Distinct()));
        Assert.Equal(
            ["Paper ? 4", "Paper physics 4", "Patent ? 0", "Patent G 10", "Patent H 0"],
            quotas.Where(q => q.Candidate).OrderBy(q => q.Kind).ThenBy(q => q.Stratum, StringComparer.Ordinal)
                .Select(q => $"{q.Kind} {q.Stratum} {q.Available}"));
        foreach (var quota in quotas)
        {
            Assert.Equal(quota.Drawn,
                sample.Count(s => (s.Kind, s.Stratum, s.Candidate) == (quota.Kind, quota.Stratum, quota.Candidate)));
            Assert.Equal(quota.Shortfall, Math.Max(0, quota.Wanted - quota.Drawn));
        }

        Assert.Equal(40, quotas.Sum(q => q.Wanted));
        Assert.Equal((80, 40), (manifest.Counts["documents.available"], manifest.Counts["documents.drawn"]));
        Assert.Equal(40, manifest.Counts["split.train"] + manifest.Counts["split.validation"] + manifest.Counts["split.test"]);
    }

    [Fact]
    public void Only_documents_with_a_label_are_drawn_when_that_is_asked()
    {
        using var folder = new TemporaryFolder();
        var (sample, _, manifest) = Run(folder, Documents, new SamplingStage(size: 50, SampledFrame.Labelled));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}").Order(StringComparer.Ordinal), sample.Select(s => s.Id));
        Assert.Equal("labelled", manifest.Parameters["frame"]);
    }

    [Fact]
    public void A_frame_without_documents_is_told()
    {
        using var folder = new TemporaryFolder();
        var unlabelled = Documents.Select(d => d with { Label = null }).ToList();
        var fault = Assert.Throws<InputException>(
            () => Run(folder, unlabelled, new SamplingStage(size: 5, SampledFrame.Labelled)));
        Assert.Contains("no document of the corpus has a label", fault.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => new SamplingStage(size: 0));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_one_others()
    {
        using var folder = new TemporaryFolder();
        var hashes = new[] { 1L, 1L, 2L }.Select((seed, i) => Hashes(folder[$"{i}"], seed)).ToList();
        Assert.Equal(hashes[0], hashes[1]);
        Assert.NotEqual(hashes[0], hashes[2]);

        static string Hashes(string path, long seed)
        {
            var run = Prepare(path, Documents, seed);
            return string.Join(' ', StageRunner.Run(run, new SamplingStage(size: 30),
                cancellation: TestContext.Current.CancellationToken).Manifest.Outputs.Select(o => o.Sha256));
        }
    }

    private static (List<SampledDocument>, List<Quota>, StageManifest) Run(TemporaryFolder folder,
        List<Document> documents, SamplingStage stage)
    {
        var run = Prepare(folder.Path, documents, 42);
        var manifest = StageRunner.Run(run, stage, cancellation: TestContext.Current.CancellationToken).Manifest;
        return (
            SamplingStage.Sample.Read(run),
            SamplingStage.Quotas.Read(run), manifest);
    }

    private static RunFolder Prepare(string path, List<Document> documents, long seed)
    {
        var run = new RunFolder(path, seed);
        ParquetTable.Write(CorpusStage.Documents.In(run), documents);
        ParquetTable.Write(CandidatesStage.Verdicts.In(run), RuleSet.Faithful.Judge(documents));
        return run;
    }
}
