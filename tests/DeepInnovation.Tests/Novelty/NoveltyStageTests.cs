using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;
using DeepInnovation.Novelty;
using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Novelty;

public sealed class NoveltyStageTests
{
    [Fact]
    public void Every_ai_document_with_a_year_has_a_row_that_the_scorer_confirms()
    {
        using var folder = new TemporaryFolder();
        var documents = AiRun.Documents();
        documents[3] = documents[3] with { Year = null };
        documents[4] = documents[4] with { Title = "not AI" };
        documents[170] = documents[170] with { Keywords = ["alone", "Alone "], Ipc = ["G06N 3/08", "G06N 20/00", "no symbol"] };
        var run = AiRun.Make(folder, documents);
        var manifest = StageRunner.Run(run, new NoveltyStage(), cancellation: TestContext.Current.CancellationToken).Manifest;
        var rows = NoveltyStage.Novelties.Read(run);
        var judged = documents.Where(d => d.Year is not null && d.Title != "not AI").ToList();
        Assert.Equal(judged.Select(d => (d.Kind, d.Id, d.Year!.Value)), rows.Select(r => (r.Kind, r.Id, r.Year)));
        Assert.All(rows, r => Assert.True(r.Year > 2000 || (r.Content is null && r.Context is null)));
        Assert.All(rows.Where(r => r.Kind == DocumentKind.Paper), r => Assert.Null(r.Context));
        Assert.Null(rows.Single(r => r.Kind == DocumentKind.Patent && r.Id == "10").Content);

        var patents = judged.Where(d => d.Kind == DocumentKind.Patent).ToList();
        var context = new NoveltyScorer(new ShiEvansOptions(), run.Seed).Score(
            [.. patents.Select(d => new Hyperedge(d.Id, d.Year!.Value, d.Ipc.Where(s => s != "no symbol").Select(s => s[..4])))],
            "patent-context");
        Assert.Equal(context.Documents.Select(d => (d.Novelty, d.Percentile)),
            rows.Where(r => r.Kind == DocumentKind.Patent).Select(r => (r.Context, r.ContextPercentile)));

        Assert.Equal((319, 1), (manifest.Counts["documents.ai"], manifest.Counts["documents.ai.no-year"]));
        foreach (var name in new[] { "paper-content", "patent-content", "patent-context" })
        {
            Assert.Equal(
                manifest.Counts[$"{name}.documents"],
                manifest.Counts[$"{name}.scored"] + manifest.Counts[$"{name}.first-year"]
                + manifest.Counts[$"{name}.too-few-nodes"]);
        }

        var validation = NoveltyStage.Validation.Read(run);
        Assert.Equal(["paper-content", "patent-content", "patent-context"], validation.Select(v => v.Hypergraph).Distinct());
        Assert.Equal([2001, 2002, 2003], validation.Where(v => v.Hypergraph == "paper-content").Select(v => v.Year));
        Assert.All(validation.Where(v => v.Hypergraph != "patent-context"), v => Assert.InRange(v.Auc, 0.7, 1));
    }

    [Fact]
    public void Documents_without_keywords_get_some_and_papers_of_several_fields_a_context()
    {
        using var folder = new TemporaryFolder();
        var documents = AiRun.Documents();
        for (var i = 0; i < documents.Count; i++)
        {
            if (documents[i].Kind == DocumentKind.Paper)
                documents[i] = documents[i] with
                {
                    Field = i % 3 == 0 ? "cs.LG" : i % 3 == 1 ? "cs.LG; cs.CV" : "cs.CV; stat.ML ;cs.LG",
                };
        }

        foreach (var i in new[] { 100, 101 }) // a phrase counts where two documents have it
            documents[i] = documents[i] with
            {
                Keywords = [],
                Title = "Neural machine translation of rare words",
                Abstract = "Rare words in neural machine translation become subword units.",
            };
        var run = AiRun.Make(folder, documents);
        var manifest = StageRunner.Run(run, new NoveltyStage(), cancellation: TestContext.Current.CancellationToken).Manifest;
        Assert.Equal((318, 2, 0),
            (manifest.Counts["keywords.given"], manifest.Counts["keywords.extracted"], manifest.Counts["keywords.without"]));
        Assert.Equal("5", manifest.Parameters["keywords.top"]);
        var rows = NoveltyStage.Novelties.Read(run);
        Assert.NotNull(rows.Single(r => r.Id == documents[100].Id && r.Kind == documents[100].Kind).Content);
        var papers = rows.Where(r => r.Kind == DocumentKind.Paper && r.Year > 2000).ToList();
        Assert.Equal(papers.Count(p => Field(p).Contains(';', StringComparison.Ordinal)),
            papers.Count(p => p.Context is not null));
        Assert.All(papers.Where(p => p.Context is not null),
            p => Assert.Contains("cs.", p.ContextPair!, StringComparison.Ordinal));

        string Field(DocumentNovelty row) => documents.Single(d => d.Kind == row.Kind && d.Id == row.Id).Field!;
    }

    [Fact]
    public void Two_runs_of_one_seed_have_the_same_bytes_and_another_seed_has_others()
    {
        using var folder = new TemporaryFolder();
        using var again = new TemporaryFolder();
        using var other = new TemporaryFolder();
        var documents = AiRun.Documents(perYear: 15);
        SortedDictionary<string, string> Hashes(RunFolder run) =>
            AiRun.Hashes(StageRunner.Run(run, new NoveltyStage(), cancellation: TestContext.Current.CancellationToken).Manifest);
        var hashes = Hashes(AiRun.Make(folder, documents));
        Assert.Equal(hashes, Hashes(AiRun.Make(again, documents)));
        Assert.NotEqual(hashes, Hashes(AiRun.Make(other, documents, seed: 43)));
    }

    [Fact]
    public void A_corpus_without_ai_documents_gives_empty_tables()
    {
        using var folder = new TemporaryFolder();
        var run = AiRun.Make(folder, [new Document { Id = "a", Title = "not AI", Year = 2000 }]);
        var manifest = StageRunner.Run(run, new NoveltyStage(), cancellation: TestContext.Current.CancellationToken).Manifest;
        Assert.All(manifest.Outputs, o => Assert.Equal(0, o.Rows));
        Assert.Equal(2, manifest.Outputs.Count);
    }
}
