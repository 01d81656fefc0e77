using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Sampling;

/// <summary>
/// Documents that experts judged measure and never teach, and neither does what is nearly the same as one of them.
/// </summary>
public sealed class KeptOutTests : IDisposable
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 9).Select(i => $"word{i}")];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SampledFrame.All)]
    [InlineData(SampledFrame.Labelled)]
    public void Experts_documents_their_near_duplicates_and_their_families_are_not_drawn_and_are_counted(SampledFrame frame)
    {
        List<Document> documents =
        [
            .. Corpus(60),
            Paper("copy", "A PAPER, number 3 of 9: a title of eight words"), Patent("kin", "something else altogether", "f5"),
        ];
        documents[3].Title = "a paper number 3 of 9 a title of eight words";
        documents.Single(d => d is { Kind: DocumentKind.Patent, Id: "5" }).Family = "f5";
        documents[4].Label = null; // an expert may judge what has no label of the corpus
        var manual = _folder.Write("m.csv", "id,label,kind\n3,1,paper\n4,0,paper\n5,1,patent\n");
        var run = Prepare(documents);
        var manifest = StageRunner.Run(run, new SamplingStage(60, frame) { Manual = manual },
            cancellation: TestContext.Current.CancellationToken).Manifest;
        var sample = SamplingStage.Sample.Read(run);

        Assert.Equal(60, sample.Count);
        Assert.Empty(sample.Select(s => (s.Kind, s.Id)).Intersect(
            [(DocumentKind.Paper, "3"), (DocumentKind.Paper, "4"), (DocumentKind.Patent, "5"), (DocumentKind.Paper, "copy"),
                (DocumentKind.Patent, "kin")]));
        Assert.Equal((3, 2), (manifest.Counts["documents.manual"], manifest.Counts["documents.like-manual"]));
        var inFrame = documents.Count(d => frame == SampledFrame.All || d.Label is not null);
        var quotas = SamplingStage.Quotas.Read(run);
        Assert.Equal(frame == SampledFrame.All ? 5 : 4, quotas.Sum(q => q.KeptOut));
        Assert.Equal(inFrame, quotas.Sum(q => q.Available + q.KeptOut));
        Assert.Equal(inFrame - quotas.Sum(q => q.KeptOut), manifest.Counts["documents.available"]);
    }

    [Fact]
    public void All_that_is_left_is_drawn_where_the_corpus_does_not_allow_the_size()
    {
        var documents = Corpus(10);
        var manual = _folder.Write("m.csv",
            "id,label,kind\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"{i},1,paper\n")));
        var run = Prepare(documents);
        var counts = StageRunner.Run(run, new SamplingStage(20) { Manual = manual },
            cancellation: TestContext.Current.CancellationToken).Manifest.Counts;
        Assert.Equal((12, 12), (counts["documents.available"], counts["documents.drawn"]));
    }

    [Fact]
    public void Where_experts_judged_everything_there_is_nothing_to_draw_and_the_file_is_named()
    {
        var manual = _folder.Write("m.csv",
            "id,label,kind\n" + string.Concat(Enumerable.Range(0, 3).Select(i => $"{i},1,paper\n{i},1,patent\n")));
        var error = Assert.Throws<InputException>(() => StageRunner.Run(Prepare(Corpus(3)),
            new SamplingStage(5) { Manual = manual }, cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("m.csv: every document that could be drawn has an expert's label", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(["m.csv"], [Path.GetFileName(error.File)]);
    }

    [Fact]
    public void Another_file_of_experts_draws_again_and_the_same_one_does_not()
    {
        var run = Prepare(Corpus(20));
        var manual = _folder.Write("m.csv", "id,label,kind\n3,1,paper\n");
        bool Skipped(string? file) => StageRunner.Run(run, new SamplingStage(10) { Manual = file },
            cancellation: TestContext.Current.CancellationToken).Skipped;
        Assert.False(Skipped(manual));
        Assert.True(Skipped(manual));
        _folder.Write("m.csv", "id,label,kind\n4,1,paper\n");
        Assert.False(Skipped(manual));
        Assert.False(Skipped(null));
    }

    [Fact]
    public void What_is_kept_out_is_what_comparing_every_title_with_every_other_keeps_out()
    {
        var random = new SeededRandom(5, "kept-out");
        for (var round = 0; round < 300; round++)
        {
            var items = Enumerable.Range(0, 40).Select(i => new SamplingItem(
                $"{i}", ["x"], string.Join(' ', Enumerable.Range(0, random.Next(8)).Select(
                    _ => Words[random.Next(Words.Length)])), random.Next(4) == 0 ? $"f{random.Next(20)}" : null)).ToList();
            var judged = items.Take(random.Next(6)).ToList();
            var kept = new KeptOut(judged);
            Assert.All(items, item => Assert.Equal(
                judged.Exists(j => j.Key == item.Key || (j.Family is not null && j.Family == item.Family)
                    || Jaccard(j.Title, item.Title) >= 0.8), kept.Holds(item)));
        }
    }

    private static double Jaccard(string a, string b)
    {
        var (x, y) = (a.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(),
            b.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
        return x.Count == 0 || y.Count == 0 ? 0 : (double)x.Intersect(y).Count() / x.Union(y).Count();
    }

    private static List<Document> Corpus(int each) =>
    [
        .. Enumerable.Range(0, each).Select(i => Paper($"{i}", $"study {i} about {i * 7} and {i * 13}")),
        .. Enumerable.Range(0, each).Select(i => Patent($"{i}", $"device {i} for {i * 3} with {i * 11}", null)),
    ];

    private static Document Paper(string id, string title) =>
        new() { Id = id, Kind = DocumentKind.Paper, Title = title, Label = 1 };

    private static Document Patent(string id, string title, string? family) =>
        new() { Id = id, Kind = DocumentKind.Patent, Title = title, Family = family, Label = 0 };

    private RunFolder Prepare(List<Document> documents)
    {
        var run = new RunFolder(_folder["run"]);
        ParquetTable.Write(CorpusStage.Documents.In(run), documents);
        ParquetTable.Write(CandidatesStage.Verdicts.In(run),
            documents.Select((d, i) => new Candidate { Id = d.Id, Kind = d.Kind, Kept = i % 2 == 0 }));
        return run;
    }
}
