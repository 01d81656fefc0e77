using DeepInnovation.Candidates;
using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Embeddings;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Labels;
using DeepInnovation.Novelty;
using DeepInnovation.Release;
using DeepInnovation.Samples;
using DeepInnovation.Sampling;
using DeepInnovation.Similarity;

namespace DeepInnovation.Tests;

/// <summary>
/// A whole run over a corpus of which a third has an abstract alone, neither title nor keywords: every stage's table has them.
/// </summary>
public sealed class AbstractOnlyTests
{
    [Fact]
    public void An_abstract_without_a_title_takes_part_in_every_stage()
    {
        using var folder = new TemporaryFolder();
        var corpus = SampleCorpus.Generate(240, 240, seed: 5);
        var (papers, patents) = (Bare(corpus.Papers, DocumentKind.Paper), Bare(corpus.Patents, DocumentKind.Patent));
        ParquetTable.Write(folder["papers.parquet"], papers);
        ParquetTable.Write(folder["patents.parquet"], patents);
        var reproduction = Reproduction.Open(folder["run"], new ReproductionOptions
        {
            Papers = folder["papers.parquet"],
            Patents = folder["patents.parquet"],
            Labels = LabelOrigin.Filter,
            Classifier = ClassifierKind.Baseline,
            SampleSize = 300,
        });
        foreach (var stage in reproduction.Stages)
            reproduction.RunStage(stage, cancellation: TestContext.Current.CancellationToken);

        var bare = papers.Concat(patents).Where(d => d.Title.Length == 0).ToDictionary(d => (d.Kind, d.Id));
        Assert.True(bare.Count > 150);
        List<(DocumentKind Kind, string Id)> In<T>(string stage, string file, Func<T, (DocumentKind, string)> key)
            where T : class, new() =>
            [.. ParquetTable.Read<T>(reproduction.Run.PathOf(stage, file)).Select(key).Where(bare.ContainsKey)];

        Assert.Equal(bare.Count, In<Document>(CorpusStage.Place.Folder, CorpusStage.Documents.Name, d => (d.Kind, d.Id)).Count);
        Assert.Equal(bare.Count,
            In<Candidate>(CandidatesStage.Place.Folder, CandidatesStage.Verdicts.Name, d => (d.Kind, d.Id)).Count);
        Assert.Contains(CandidatesStage.Verdicts.Read(reproduction.Run),
            c => c.Kept && bare.ContainsKey((c.Kind, c.Id)) && c.Kind == DocumentKind.Paper);
        Assert.InRange(
            In<SampledDocument>(SamplingStage.Place.Folder, SamplingStage.Sample.Name, d => (d.Kind, d.Id)).Count, 50, 200);
        Assert.InRange(
            In<DocumentLabel>(LabelsStage.Place.Folder, LabelsStage.DocumentLabels.Name, d => (d.Kind, d.Id)).Count, 50, 200);
        Assert.Equal(bare.Count,
            In<DocumentScore>(ClassifierStage.Place.Folder, ClassifierStage.Scores.Name, d => (d.Kind, d.Id)).Count);

        var ai = AIDocuments.Read(reproduction.Run).Where(d => d.Year is not null && bare.ContainsKey((d.Kind, d.Id)))
            .Select(d => (d.Kind, d.Id)).ToList();
        Assert.Contains(ai, d => d.Kind == DocumentKind.Paper);
        Assert.Contains(ai, d => d.Kind == DocumentKind.Patent);
        Assert.Equal(ai, In<DocumentNovelty>(NoveltyStage.Place.Folder, NoveltyStage.Novelties.Name, d => (d.Kind, d.Id)));
        Assert.Contains(NoveltyStage.Novelties.Read(reproduction.Run),
            n => n.Content is not null && bare.ContainsKey((n.Kind, n.Id)));
        Assert.Equal(ai, [
            .. In<EmbeddedDocument>(EmbeddingsStage.Place.Folder, EmbeddingsStage.Papers.Name, d => (DocumentKind.Paper, d.Id)),
            .. In<EmbeddedDocument>(EmbeddingsStage.Place.Folder, EmbeddingsStage.Patents.Name, d => (DocumentKind.Patent, d.Id)),
        ]);
        var counts = reproduction.Run.ManifestOf(EmbeddingsStage.Place)!.Counts;
        Assert.Equal(0, counts["papers.without-text"] + counts["patents.without-text"]);
        Assert.True(counts["papers.embedded.by-extracted-keywords"] > 0);

        Assert.Contains(SimilarityStage.Pairs.Stream(reproduction.Run), p => bare.ContainsKey((DocumentKind.Paper, p.PaperId)));
        foreach (var (file, kind, id) in new[]
        {
            (ReleaseStage.Papers.Name, DocumentKind.Paper, "ID"), (ReleaseStage.Patents.Name, DocumentKind.Patent, "PN"),
        })
        {
            var released = CsvFile.Read(reproduction.Run.PathOf(ReleaseStage.Place.Folder, file))
                .Select(row => (kind, row[id]!)).ToHashSet();
            Assert.All(ai.Where(d => d.Kind == kind), d => Assert.Contains(d, released));
        }
    }

    /// <summary>Every third document without title and keywords.</summary>
    private static List<Document> Bare(IReadOnlyList<SampleDocument> documents, DocumentKind kind) =>
        [.. documents.Select((d, i) => i % 3 == 0
            ? d.Document with { Kind = kind, Title = "", Keywords = [], Label = null }
            : d.Document with { Kind = kind, Label = null }).Where(d => (d.Title + d.Abstract).Trim().Length > 0)];
}
