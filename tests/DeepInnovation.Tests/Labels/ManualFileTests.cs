using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Labels;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Labels;

public sealed class ManualFileTests : IDisposable
{
    private static readonly List<Document> Corpus =
    [
        new() { Id = "a", Kind = DocumentKind.Paper, Title = "t", Label = 1 },
        new() { Id = "b", Kind = DocumentKind.Paper, Title = "u" },
        new() { Id = "a", Kind = DocumentKind.Patent, Title = "v", Label = 0 },
        new() { Id = "c", Kind = DocumentKind.Patent, Title = "w", Label = 0 },
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ids_of_one_kind_need_no_kind_and_the_files_order_stays()
    {
        var read = ManualFile.Read(_folder.Write("m.csv", "label,ID,kind\n1,c,\n0,a,patent\n1,a,paper\n"), Corpus);
        Assert.Equal(["w", "v", "t"], read.Select(r => r.Document.Title));
        Assert.Equal([1, 0, 1], read.Select(r => r.Label));
    }

    [Theory]
    [InlineData("id,label\nb,1\nz,0\n", "line 3, column \"id\": no document of the corpus has this id, found \"z\"")]
    [InlineData("id,label\na,1\n", "line 2, column \"id\": a paper and a patent have this id, found \"a\". Add a column kind")]
    [InlineData("id,label\nb,2\n", "line 2, column \"label\": an expert's label is 0 or 1, found \"2\"")]
    [InlineData("id,label\nb,1\nb,1\n", "line 3, column \"id\": an earlier row has the same document")]
    [InlineData("id,label,kind\nb,1,book\n", "line 2, column \"kind\": a kind is paper or patent, found \"book\"")]
    [InlineData("id,label\n", "there are no experts' labels")]
    [InlineData("id\nb\n", "there is no column \"label\"")]
    public void What_cannot_be_used_is_named(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(
            () => ManualFile.Read(_folder.Write("m.csv", text), Corpus)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_labels_stage_sets_the_labelers_word_beside_the_experts_where_it_has_one()
    {
        var run = new RunFolder(_folder["run"]);
        ParquetTable.Write(CorpusStage.Documents.In(run), Corpus);
        ParquetTable.Write(SamplingStage.Sample.In(run), [new SampledDocument { Id = "c", Kind = DocumentKind.Patent }]);
        ParquetTable.Write(CandidatesStage.Verdicts.In(run), Corpus.Select(d => new Candidate { Id = d.Id, Kind = d.Kind }));
        var file = _folder.Write("m.csv", "id,label\nc,1\nb,0\n");
        Assert.Equal([(1, 0), (0, null)], Judge(run, new LabelsStage(LabelerKind.Given, manual: file)));
        Assert.Equal([(1, null), (0, null)], Judge(run, new LabelsStage(LabelerKind.Filter, manual: file)));
        Assert.Empty(Judge(run, new LabelsStage(LabelerKind.Given)));
    }

    private static List<(int Expert, int? Label)> Judge(RunFolder run, LabelsStage stage)
    {
        StageRunner.Run(run, stage, cancellation: TestContext.Current.CancellationToken);
        return LabelsStage.ManualLabels.Read(run).ConvertAll(m => (m.Expert, m.Label));
    }
}
