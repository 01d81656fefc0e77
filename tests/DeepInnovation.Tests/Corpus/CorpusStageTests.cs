using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Tests.Corpus;

public sealed class CorpusStageTests : IDisposable
{
    private const string Papers = "id,title,abstract,year,keywords,doi\np1,t,x,2000,a,10.1\np2,t,,,,\n";
    private const string Patents = "id,title,year\nq1,t,2001\nq2,t,bad\n=cmd(),,\n+1,t,-7\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Papers_come_first_and_the_manifest_counts_everything()
    {
        var run = new RunFolder(_folder["run"]);
        var stage = new CorpusStage(_folder.Write("p.csv", Papers), _folder.Write("q.csv", Patents), OnError.Skip);
        var manifest = Run(run, stage).Manifest;
        Assert.Equal(["p1", "p2", "q1"], CorpusStage.Documents.Read(run).Select(d => d.Id));
        Assert.Equal([DocumentKind.Paper, DocumentKind.Paper, DocumentKind.Patent],
            CorpusStage.Documents.Read(run).Select(d => d.Kind));
        var expected = new Dictionary<string, long>
        {
            ["papers.in"] = 2,
            ["papers.labelled"] = 0,
            ["papers.out"] = 2,
            ["papers.rejected"] = 0,
            ["papers.ignored.doi"] = 1,
            ["papers.missing.year"] = 1,
            ["papers.missing.abstract"] = 1,
            ["papers.missing.keywords"] = 1,
            ["patents.in"] = 4,
            ["patents.labelled"] = 0,
            ["patents.out"] = 1,
            ["patents.rejected"] = 3,
            ["patents.missing.year"] = 0,
            ["patents.missing.abstract"] = 1,
            ["patents.missing.keywords"] = 1,
        };
        Assert.Equal(expected.OrderBy(c => c.Key, StringComparer.Ordinal),
            manifest.Counts.OrderBy(c => c.Key, StringComparer.Ordinal));
        Assert.Equal(["documents.parquet", "rejected.csv"], manifest.Outputs.Select(o => o.File));
        Assert.Equal([3L, 3L], manifest.Outputs.Select(o => o.Rows!.Value));
    }

    [Fact]
    public void Rejected_rows_are_written_with_reasons_and_no_formula()
    {
        var run = new RunFolder(_folder["run"]);
        var patents = Patents + "q3,t,\"=1+1\"\n@x,t,2000,\n";
        Run(run, new CorpusStage(null, _folder.Write("q.csv", patents), OnError.Skip));
        Assert.Equal(
            "file,line,column,value,reason,kind\n"
            + "q.csv,3,year,bad,the year is no whole number from 1500 to 2100,patent\n"
            + "q.csv,4,title,,title and abstract are both empty,patent\n"
            + "q.csv,5,year,-7,the year is no whole number from 1500 to 2100,patent\n"
            + "q.csv,6,year,'=1+1,the year is no whole number from 1500 to 2100,patent\n"
            + "q.csv,7,,\"'@x,t,2000,\",\"the row has 4 fields, the header 3\",patent\n",
            File.ReadAllText(CorpusStage.Rejected.In(run)));
    }

    [Fact]
    public void Without_bad_rows_the_rejected_file_has_only_its_header()
    {
        var run = new RunFolder(_folder["run"]);
        Run(run, new CorpusStage(_folder.Write("p.csv", Papers), null));
        Assert.Equal("file,line,column,value,reason,kind\n", File.ReadAllText(CorpusStage.Rejected.In(run)));
    }

    [Fact]
    public void The_first_bad_row_stops_the_stage_and_leaves_no_table()
    {
        var run = new RunFolder(_folder["run"]);
        var error = Assert.Throws<InputException>(() => Run(run, new CorpusStage(null, _folder.Write("q.csv", Patents))));
        Assert.Contains("q.csv, line 3, column \"year\"", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(CorpusStage.Documents.In(run)));
        Assert.Null(run.ManifestOf(CorpusStage.Place));
    }

    [Fact]
    public void A_file_without_one_good_row_stops_the_stage_and_keeps_the_reasons()
    {
        var run = new RunFolder(_folder["run"]);
        var stage = new CorpusStage(_folder.Write("p.csv", "id,title\n,t\n,u\n"), null, OnError.Skip);
        var error = Assert.Throws<InputException>(() => Run(run, stage));
        Assert.Contains("not one of the 2 papers could be used", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(CorpusStage.Rejected.In(run)).Length);
    }

    [Fact]
    public void Wrong_files_are_told_before_the_work_begins()
    {
        Assert.Contains("neither a file of papers nor one of patents",
            Assert.Throws<InputException>(() => new CorpusStage(null, null)).Message, StringComparison.Ordinal);
        var run = new RunFolder(_folder["run"]);
        Assert.Contains("is a folder", Assert.Throws<InputException>(() => Run(run, new CorpusStage(_folder.Path, null))).Message,
            StringComparison.Ordinal);
        Assert.Contains("does not exist",
            Assert.Throws<InputException>(() => Run(run, new CorpusStage(_folder["x"], null))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_files_give_the_same_bytes_wherever_they_lie()
    {
        Directory.CreateDirectory(_folder["other"]);
        var first = Outputs("a", _folder.Write("q.csv", Patents));
        var second = Outputs("b", _folder.Write("other/q.csv", Patents));
        Assert.Equal(first, second);

        string Outputs(string name, string path)
        {
            var manifest = Run(new RunFolder(_folder[name]), new CorpusStage(null, path, OnError.Skip)).Manifest;
            return string.Join(' ', manifest.Outputs.Select(o => o.Sha256).Append(manifest.Fingerprint));
        }
    }

    private static StageResult Run(RunFolder run, CorpusStage stage) =>
        StageRunner.Run(run, stage, cancellation: TestContext.Current.CancellationToken);
}
