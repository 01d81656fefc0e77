using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs.Innovation;

namespace DeepInnovation.Cli.Tests;

public sealed class InnovationCommandTests : IDisposable
{
    private const string Hyperedges = "id,year,nodes\n"
        + "a,2000,\"[\"\"x\"\", \"\"y\"\", \"\"z\"\"]\"\nb,2000,\"[\"\"x\"\", \"\"p\"\"]\"\nc,2000,\"[\"\"p\"\", \"\"q\"\"]\"\n"
        + "d,2001,\"[\"\"x\"\"]\"\n";

    private const string Documents = "id,year\na,2000\nb,2001\nc,2002\n";
    private const string Citations = "citing,cited\nb,a\nc,a\nc,b\nc,b\na,c\nb,b\nc,nobody\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    [Fact]
    public void All_inputs_give_both_tables_and_the_counts()
    {
        var (code, output, error) = Run("--hyperedges", File("h.csv", Hyperedges), "--citations", File("c.csv", Citations),
            "--documents", File("d.csv", Documents));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("citations 3", output, StringComparison.Ordinal);
        var atypical = ParquetTable.Read<AtypicalRow>(Out("atypical-combinations.parquet"));
        Assert.Equal(["a", "b", "c", "d"], atypical.Select(r => r.Id));
        Assert.Equal([3, 1, 1, 0], atypical.Select(r => r.Pairs));
        Assert.Null(atypical[3].Novelty);
        var rows = ParquetTable.Read<CitationRow>(Out("citation-measures.parquet"));
        Assert.Equal([("a", 2000, 0, 2), ("b", 2001, 1, 1), ("c", 2002, 2, 0)],
            rows.Select(r => (r.Id, r.Year!.Value, r.References, r.Citations)));
        // c cites b and b's reference a: DI of b is -1. Citations of a: 0 1 1, peak at 1 on the line.
        Assert.Equal([null, -1, null], rows.Select(r => r.Di));
        Assert.Equal([null, -1, null], rows.Select(r => r.CdT));
        Assert.Equal([0, 0, null], rows.Select(r => r.SleepingBeauty));
        Assert.Equal(1, rows[0].PeakYear);
        Assert.Equal(15.0 / 33, rows[0].PageRank, 1e-12);
        Assert.True(rows[0].RescaledPageRank > rows[1].RescaledPageRank);
        Assert.StartsWith("id,year,references,citations,di,di_only_focal,di_both,di_only_references,cd_t,",
            System.IO.File.ReadAllText(Out("citation-measures.csv")), StringComparison.Ordinal);
        Assert.Equal(
            "name,value\nhyperedge_documents,4\ndocuments_with_fewer_than_two_nodes,1\ndocuments_without_any_scored_pair,"
            + $"{atypical.Count(r => r.Pairs > 0 && r.Novelty is null)}\npairs,5\n"
            + $"pairs_without_deviation,{atypical.Sum(r => r.PairsWithoutDeviation)}\n"
            + "citation_documents,3\ncitation_rows,7\ncitations_with_unknown_id,1\nself_citations,1\n"
            + "citations_into_the_future,1\nduplicate_citations,1\ncitations,3\n",
            System.IO.File.ReadAllText(Out("innovation-counts.csv")));
    }

    [Fact]
    public void Hyperedges_serve_as_documents_and_citations_alone_give_what_needs_no_years()
    {
        Assert.Equal(0,
            Run("--hyperedges", File("h.csv", Hyperedges), "--citations", File("c.csv", "citing,cited\nd,a\nd,b\n")).Code);
        Assert.Equal([2000, 2000, 2000, 2001],
            ParquetTable.Read<CitationRow>(Out("citation-measures.parquet")).Select(r => r.Year));
        Directory.Delete(Out(""), recursive: true);
        Assert.Equal(0, Run("--citations", File("c.csv", "citing,cited\nb,a\nc,a\nc,b\n")).Code);
        var row = ParquetTable.Read<CitationRow>(Out("citation-measures.parquet"))[0];
        Assert.Equal(15.0 / 33, row.PageRank, 1e-12);
        Assert.Equal((null, null, null, null), (row.Year, row.Di, row.RescaledPageRank, row.SleepingBeauty));
        Assert.False(System.IO.File.Exists(Out("atypical-combinations.csv")));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_threads()
    {
        var lines = Enumerable.Range(0, 60)
            .Select(i => $"d{i},{2000 + (i % 2)},\"[\"\"a{i % 5}\"\",\"\"b{i % 7}\"\",\"\"c{i % 3}\"\"]\"\n");
        var file = File("h.csv", "id,year,nodes\n" + string.Concat(lines));
        byte[] Bytes(params string[] options)
        {
            Assert.Equal(0, Run(["--hyperedges", file, .. options]).Code);
            return [.. System.IO.File.ReadAllBytes(Out("atypical-combinations.parquet")),
                .. System.IO.File.ReadAllBytes(Out("atypical-combinations.csv"))];
        }

        var first = Bytes("--seed", "7", "--threads", "1");
        Assert.Equal(first, Bytes("--seed", "7", "--threads", "4"));
        Assert.NotEqual(first, Bytes("--seed", "8"));
        Assert.NotEqual(first, Bytes("--seed", "7", "--replicas", "20"));
    }

    [Theory]
    [InlineData("there is nothing to measure")]
    [InlineData("replicas must be at least 2, found \"1\"", "--replicas", "1")]
    [InlineData("the years of CD_t must be at least 1, found \"0\"", "--disruption-years", "0")]
    [InlineData("the damping must be from 0 to below 1, found \"1\"", "--damping", "1")]
    [InlineData("the window must be at least 2, found \"1\"", "--window", "1")]
    [InlineData("threads must be -1 for all cores or at least 1, found \"0\"", "--threads", "0")]
    [InlineData("nowhere.csv does not exist", "--citations", "nowhere.csv")]
    public void Wrong_input_is_one_clear_line(string message, params string[] options)
    {
        var (code, _, error) = Run(options);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public void Broken_rows_are_named()
    {
        Assert.Contains("line 2, column \"nodes\": the nodes are no JSON list of texts, found \"x;y\"",
            Run("--hyperedges", File("h.csv", "id,year,nodes\na,2000,x;y\n")).Error, StringComparison.Ordinal);
        Assert.Contains("there is no column \"cited\"", Run("--citations", File("c.csv", "citing,to\na,b\n")).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Help_shows_an_example() =>
        Assert.Contains("Example: deepinnovation innovation ", Cli.Run("innovation", "--help").Output, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Out(string file) => Path.Combine(_folder, "out", file);

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private (int Code, string Output, string Error) Run(params string[] options) =>
        Cli.Run(["innovation", .. options, "--out", Out("")]);
}
