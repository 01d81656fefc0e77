using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Embeddings;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Embeddings;

public sealed class EmbeddingsStageTests
{
    [Fact]
    public void Vectors_and_their_names_lie_side_by_side()
    {
        using var folder = new TemporaryFolder();
        List<Document> documents =
        [
            new() { Id = "p1", Year = 2010, Title = "a title", Keywords = ["neural network", "image"] },
            new() { Id = "p2", Year = 2011, Title = "Solitary heading" },
            new() { Id = "p6", Year = 2011, Abstract = "Gradient boosting of trees. Gradient boosting helps." },
            new() { Id = "p7", Year = 2012, Title = "On gradient boosting" },
            new() { Id = "p3", Year = 2012, Title = "...", Keywords = ["?"] },
            new() { Id = "p4", Title = "no year" },
            new() { Id = "p5", Year = 2010, Title = "not AI" },
            new() { Id = "q1", Kind = DocumentKind.Patent, Year = 2013, Title = "x", Keywords = ["image", "neural network"] },
        ];
        var run = AiRun.Make(folder, documents);
        var manifest = StageRunner.Run(run, new EmbeddingsStage(), cancellation: TestContext.Current.CancellationToken).Manifest;
        string In(string file) => run.PathOf(EmbeddingsStage.Place.Folder, file);
        var papers = ParquetTable.Read<EmbeddedDocument>(In(EmbeddingsStage.Papers.Name));
        Assert.Equal([
                ("p1", 2010, 0, "neural network image"),
                ("p2", 2011, 1, "Solitary heading"), // no phrase of it stands in another document
                ("p6", 2011, 2, "gradient boosting"),
                ("p7", 2012, 3, "gradient boosting"),
            ], papers.Select(p => (p.Id, p.Year, p.Row, p.Text)));
        Assert.Equal("q1", Assert.Single(ParquetTable.Read<EmbeddedDocument>(In(EmbeddingsStage.Patents.Name))).Id);
        var (paperVectors, patentVectors) = (NpyFile.Read<float>(In(EmbeddingsStage.PaperVectors.Name)),
            NpyFile.Read<float>(In(EmbeddingsStage.PatentVectors.Name)));
        Assert.Equal((4, 384), (paperVectors.Rows, paperVectors.Columns));
        // The same words in another order: the same vector, since frequencies come from both sides together.
        Assert.Equal(paperVectors.Values[..384], patentVectors.Values);
        Assert.Equal(HashedEncoder.Load(In(EmbeddingsStage.Encoder.Name))
            .Encode([.. papers.Select(p => p.Text)], TestContext.Current.CancellationToken), paperVectors.Values);
        Assert.Equal(7, manifest.Counts["documents.ai"]);
        Assert.Equal(1, manifest.Counts["documents.ai.no-year"]);
        Assert.Equal((4, 2, 1, 1), (manifest.Counts["papers.embedded"], manifest.Counts["papers.embedded.by-extracted-keywords"],
            manifest.Counts["papers.embedded.by-title-and-abstract"], manifest.Counts["papers.without-text"]));
        Assert.Equal((1, 0, 0, 0),
            (manifest.Counts["patents.embedded"], manifest.Counts["patents.embedded.by-extracted-keywords"],
                manifest.Counts["patents.embedded.by-title-and-abstract"], manifest.Counts["patents.without-text"]));
    }

    [Fact]
    public void A_saved_encoder_is_an_input_and_used_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var run = AiRun.Make(folder, AiRun.Documents(perYear: 5));
        AtomicFile.Write(folder["encoder.bin"], new HashedEncoder().Save);
        var stage = new EmbeddingsStage(folder["encoder.bin"]);
        Assert.Contains(folder["encoder.bin"], stage.Inputs(run));
        StageRunner.Run(run, stage, cancellation: TestContext.Current.CancellationToken);
        var papers = EmbeddingsStage.Papers.Read(run);
        Assert.Equal(
            new HashedEncoder().Encode([.. papers.Select(p => p.Text)], TestContext.Current.CancellationToken),
            NpyFile.Read<float>(EmbeddingsStage.PaperVectors.In(run)).Values);
    }
}
