using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Embeddings;
using DeepInnovation.Release;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;

namespace DeepInnovation.Tests.Release;

public sealed class ReleaseFlowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_step_says_what_is_left_and_what_it_took_out()
    {
        var run = new RunFolder(_folder["run"]);
        Books(run, CorpusStage.Place.Folder, ("papers.in", 12), ("papers.out", 10), ("patents.in", 9), ("patents.out", 9));
        Books(run, ClassifierStage.Place.Folder, ("documents.paper.ai", 6), ("documents.patent.ai", 5));
        Books(run, EmbeddingsStage.Place.Folder, ("papers.embedded", 4), ("patents.embedded", 5));
        Books(run, SimilarityStage.Place.Folder);
        ParquetTable.Write(SimilarityStage.Pairs.In(run), new[] { ("p1", "q1"), ("p1", "q2"), ("p2", "q1"), ("p3", "q1") }
            .Select(pair =>
                new SimilarPair { PaperId = pair.Item1, PatentId = pair.Item2, PaperYear = 2000, PatentYear = 2001, Rank = 1 }));

        var papers = ReleaseFlow.Of(run, DocumentKind.Paper);
        Assert.Equal([12, 10, 6, 4, 3], papers.Select(step => step.Documents));
        Assert.Equal([0, 2, 4, 2, 1], papers.Select(step => step.Lost));
        Assert.Equal(["rows of papers", "papers", "judged AI", "with a year and a text", "linked to a patent"],
            papers.Select(step => step.Step));
        Assert.Equal([9, 9, 5, 5, 2], ReleaseFlow.Of(run, DocumentKind.Patent).Select(step => step.Documents));
    }

    [Fact]
    public void Stages_that_have_not_run_have_no_step()
    {
        var run = new RunFolder(_folder["run"]);
        Assert.Empty(ReleaseFlow.Of(run, DocumentKind.Paper));
        Books(run, CorpusStage.Place.Folder, ("papers.in", 3), ("papers.out", 3));
        Assert.Equal([3, 3], ReleaseFlow.Of(run, DocumentKind.Paper).Select(step => step.Documents));
    }

    private static void Books(RunFolder run, string folder, params (string Name, long Value)[] counts) =>
        new StageManifest
        {
            Stage = folder,
            Counts = new SortedDictionary<string, long>(counts.ToDictionary(c => c.Name, c => c.Value), StringComparer.Ordinal),
        }
            .Write(run.PathOf(folder, StageManifest.FileName));
}
