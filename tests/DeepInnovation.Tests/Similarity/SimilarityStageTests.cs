using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Embeddings;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Calibration;

namespace DeepInnovation.Tests.Similarity;

public sealed class SimilarityStageTests
{
    [Fact]
    public void Pairs_follow_the_embeddings_and_the_rule()
    {
        using var folder = new TemporaryFolder();
        var run = Embedded(folder);
        var manifest = StageRunner.Run(run, new SimilarityStage(), cancellation: TestContext.Current.CancellationToken).Manifest;
        var pairs = Pairs(run);
        Assert.Equal(160, pairs.Count);
        Assert.Equal(160, pairs.Select(p => p.PaperId).Distinct().Count());
        Assert.All(pairs, p => Assert.True(p.PatentYear >= p.PaperYear && p.Rank == 1));
        Assert.Equal(160 - 160, manifest.Counts["papers.without-candidate"]);
        Assert.Equal(40L * 40 * (4 + 3 + 2 + 1), manifest.Counts["pairs.considered"]);

        // The best patent of one paper, counted by hand from the tables.
        var papers = EmbeddingsStage.Papers.Read(run);
        var patents = EmbeddingsStage.Patents.Read(run);
        var (p, q) = (NpyFile.Read<float>(EmbeddingsStage.PaperVectors.In(run)).Values,
            NpyFile.Read<float>(EmbeddingsStage.PatentVectors.In(run)).Values);
        var paper = papers[70];
        var best = patents.Where(c => c.Year >= paper.Year)
            .OrderByDescending(c => (float)Enumerable.Range(0, 384).Sum(i => (double)p[(70 * 384) + i] * q[(c.Row * 384) + i]))
            .ThenBy(c => c.Id, StringComparer.Ordinal).First();
        Assert.Equal((paper.Id, best.Id), (pairs[70].PaperId, pairs[70].PatentId));
    }

    [Fact]
    public void Rules_are_parameters_and_runs_repeat()
    {
        using var folder = new TemporaryFolder();
        var run = Embedded(folder);
        Assert.Equal("top 3", new SimilarityStage(3).Parameters["rule"]);
        Assert.Equal("threshold 0.6", new SimilarityStage(null, 0.6).Parameters["rule"]);
        Assert.Equal("top 3, threshold 0.6", new SimilarityStage(3, 0.6).Parameters["rule"]);
        var first = StageRunner.Run(run, new SimilarityStage(JoinRule.Threshold(0.6)),
            cancellation: TestContext.Current.CancellationToken).Manifest;
        var again = StageRunner.Run(run, new SimilarityStage(threshold: 0.6), force: true,
            cancellation: TestContext.Current.CancellationToken).Manifest;
        Assert.Equal(AiRun.Hashes(first), AiRun.Hashes(again));
        Assert.All(Pairs(run), p => Assert.True(p.Similarity >= 0.6));
        Assert.Equal(first.Counts["pairs"], Pairs(run).Count);
    }

    [Fact]
    public void A_run_without_patents_has_no_pairs()
    {
        using var folder = new TemporaryFolder();
        var run = AiRun.Make(folder, [.. AiRun.Documents(perYear: 5).Where(d => d.Kind == DocumentKind.Paper)]);
        StageRunner.Run(run, new EmbeddingsStage(), cancellation: TestContext.Current.CancellationToken);
        var manifest = StageRunner.Run(run, new SimilarityStage(), cancellation: TestContext.Current.CancellationToken).Manifest;
        Assert.Empty(Pairs(run));
        Assert.Equal((20, 20), (manifest.Counts["papers"], manifest.Counts["papers.without-candidate"]));
    }

    [Fact]
    public void A_truth_is_measured_and_changes_no_pair()
    {
        using var folder = new TemporaryFolder();
        var run = Embedded(folder);
        var plain = StageRunner.Run(run, new SimilarityStage(), cancellation: TestContext.Current.CancellationToken).Manifest;
        var truth = folder.Write("truth.csv", "Paper_ID,Patent_ID\n0,0\n0,159\n159,0\n0,none\n");
        var measured = StageRunner.Run(run, new SimilarityStage { Truth = truth },
            cancellation: TestContext.Current.CancellationToken).Manifest;
        var (without, with) = (AiRun.Hashes(plain), AiRun.Hashes(measured));
        Assert.Equal(["links.parquet"], without.Keys.Where(file => without[file] != with[file]));
        Assert.Equal((4L, 1L, 1L),
            (measured.Counts["links"], measured.Counts["links.not-embedded"], measured.Counts["links.against-the-year-rule"]));
        Assert.All(SimilarityStage.Links.Read(run), row => Assert.Equal(1, row.Papers));
    }

    [Theory]
    [InlineData("Paper_ID,Patent_ID\nnone,0\n0,none\n", "none of the 2 known links names one of papers and one of patents")]
    [InlineData("Paper,Patent_ID\n0,0\n", "there is no column \"Paper_ID\"; the header has Paper, Patent_ID")]
    public void A_truth_that_says_nothing_is_refused(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var run = Embedded(folder);
        var stage = new SimilarityStage { Truth = folder.Write("truth.csv", text) };
        var error = Assert.Throws<InputException>(
            () => StageRunner.Run(run, stage, cancellation: TestContext.Current.CancellationToken));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static RunFolder Embedded(TemporaryFolder folder)
    {
        var run = AiRun.Make(folder, AiRun.Documents());
        StageRunner.Run(run, new EmbeddingsStage(), cancellation: TestContext.Current.CancellationToken);
        return run;
    }

    private static List<SimilarPair> Pairs(RunFolder run) => SimilarityStage.Pairs.Read(run);
}
