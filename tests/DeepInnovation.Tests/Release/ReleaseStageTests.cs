using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Novelty;
using DeepInnovation.Release;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Tests.Release;

public sealed class ReleaseStageTests : IDisposable
{
    private static readonly Document[] Papers =
    [
        new()
        {
            Id = "p1",
            Title = "A \"deep\" net,\nagain",
            Abstract = "x;y",
            Year = 2018,
            Cited = 0,
            Keywords = ["表面", "a, b", "it's"],
            Language = "en",
        },
        new() { Id = "p2", Title = "Not about it" },
        new() { Id = "p3", Title = "Bare" },
    ];

    private static readonly Document[] Patents =
    [
        new() { Id = "p1", Kind = DocumentKind.Patent, Title = "Same id, other kind" },
        new()
        {
            Id = "q1",
            Kind = DocumentKind.Patent,
            Title = "Tool",
            Abstract = "Does.",
            Year = 2019,
            Ipc = ["G06N3/08", "A61B5/00"],
            Keywords = ["net"],
        },
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_three_tables_are_written_as_the_paper_has_them()
    {
        var run = Released([new SimilarPair
        {
            PaperId = "p1",
            PatentId = "q1",
            Similarity = 0.1f + 0.2f,
            PaperYear = 2018,
            PatentYear = 2019,
            Rank = 1,
        }]);
        Assert.Equal(
            ",ID,PN,IPC,Title,Abstract,Year,Keywords,Novelty\n"
            + "0,1,q1,\"[\"\"G06N3/08\"\", \"\"A61B5/00\"\"]\",Tool,Does.,2019,\"[\"\"net\"\"]\",12.335\n",
            Text(run, ReleaseStage.Patents.Name));
        Assert.Equal(
            ",ID,Title,Abstract,Source,Type,Year,Cited,Keywords,DOI,Name,Language,Affiliations,Novelty\n"
            + "0,p1,\"A \"\"deep\"\" net,\nagain\",\"x;y\",,,2018,0,\"[\"\"表面\"\", \"\"a, b\"\", \"\"it's\"\"]\",,,en,,0.1\n"
            + "1,p3,Bare,,,,,,[],,,,,\n",
            Text(run, ReleaseStage.Papers.Name));
        Assert.Equal("Paper_ID,Patent_ID,Similarity,Paper_Year,Patent_Year\np1,q1,0.3,2018,2019\n".Replace("0.3",
            (0.1f + 0.2f).ToString("R", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal),
            Text(run, ReleaseStage.Pairs.Name));
    }

    [Fact]
    public void What_is_released_is_read_back_equal()
    {
        var pair = new SimilarPair
        {
            PaperId = "p1",
            PatentId = "q1",
            Similarity = MathF.BitDecrement(0.7f),
            PaperYear = 2018,
            PatentYear = 2019,
            Rank = 1,
        };
        var run = Released([pair]);
        Assert.Equivalent(new[] { Papers[0], Papers[2] },
            new DocumentSource(ReleaseStage.Papers.In(run), DocumentKind.Paper).Read().ToList(), strict: true);
        Assert.Equivalent(new[] { Patents[1] },
            new DocumentSource(ReleaseStage.Patents.In(run), DocumentKind.Patent).Read().ToList(), strict: true);
        var back = Assert.Single(ReleasedPair.Read(ReleaseStage.Pairs.In(run)));
        Assert.Equal(("p1", "q1", pair.Similarity, 2018, 2019),
            (back.PaperId, back.PatentId, (float)back.Similarity, back.PaperYear, back.PatentYear));
    }

    [Fact]
    public void The_pairs_are_written_in_all_three_forms()
    {
        SimilarPair[] pairs =
        [
            new() { PaperId = "p1", PatentId = "q1", Similarity = 0.5f, PaperYear = 2018, PatentYear = 2019, Rank = 1 },
            new() { PaperId = "p3", PatentId = "q1", Similarity = 0.25f, PaperYear = 2019, PatentYear = 2019, Rank = 1 },
        ];
        var run = Released(pairs);
        Assert.Equal("Paper_ID,Patent_ID,Similarity\np1,q1,0.5\np3,q1,0.25\n", Text(run, ReleaseStage.PairsWithoutYears.Name));
        Assert.Equal(pairs, ReleaseStage.PairsParquet.Read(run));
        Assert.Equal([2L, 2, 2], run.ManifestOf(ReleaseStage.Place)!.Outputs
            .Where(o => o.File.StartsWith("DeepCosineAI", StringComparison.Ordinal)).Select(o => o.Rows));
    }

    [Fact]
    public void The_manifest_counts_what_is_delivered()
    {
        var counts = Released([]).ManifestOf(ReleaseStage.Place)!.Counts;
        Assert.Equal((1L, 1L, 2L, 1L, 0L),
            (counts["patents"], counts["patents.novelty"], counts["papers"], counts["papers.novelty"], counts["pairs"]));
    }

    [Fact]
    public void A_pair_of_a_document_not_judged_AI_is_told()
    {
        var error = Assert.Throws<InputException>(() => Released([new SimilarPair { PaperId = "p1", PatentId = "p1" }]));
        Assert.Contains("a pair names a document that is not classified as AI, found \"p1\"", error.Message,
            StringComparison.Ordinal);
    }

    /// <summary>A run where all is judged AI but paper p2 and patent p1.</summary>
    private RunFolder Released(SimilarPair[] pairs)
    {
        var run = new RunFolder(_folder["run"]);
        Document[] all = [.. Papers, .. Patents];
        ParquetTable.Write(CorpusStage.Documents.In(run), all);
        ParquetTable.Write(ClassifierStage.Scores.In(run), all.Select(d => new DocumentScore
        {
            Id = d.Id,
            Kind = d.Kind,
            IsAI = (d.Kind, d.Id) is not ((DocumentKind.Paper, "p2") or (DocumentKind.Patent, "p1")),
        }));
        ParquetTable.Write(NoveltyStage.Novelties.In(run),
        [
            new DocumentNovelty { Id = "p1", Kind = DocumentKind.Paper, Year = 2018, Content = 0.1 },
            new DocumentNovelty { Id = "q1", Kind = DocumentKind.Patent, Year = 2019, Content = 12.335, Context = 3 },
        ]);
        ParquetTable.Write(SimilarityStage.Pairs.In(run), pairs);
        StageRunner.Run(run, new ReleaseStage(), cancellation: TestContext.Current.CancellationToken);
        return run;
    }

    private static string Text(RunFolder run, string file) => File.ReadAllText(run.PathOf(ReleaseStage.Place.Folder, file));
}
