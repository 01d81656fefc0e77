namespace DeepInnovation.Cli.Tests;

public sealed class CandidatesCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    [Fact]
    public void Patents_are_judged_row_by_row()
    {
        var file = Write("p.csv", """
            ,ID,PN,IPC,Title,Abstract,Year
            0,1,US1,"[""G06K9/00"", ""G06N20/00""]",Device,"A ""device"", new",2015
            1,2,US2,"G06N20/00;H01L21/00",Device,"line one
            line two",2016
            2,3,US3,,Q-Learning device,,2017
            3,4,US4,H01L21/00,Wafer,Plain,2018
            """);
        Assert.Equal((0, ""), Run(file, "faithful"));
        Assert.Equal(
            "id,kept,rule,match\nUS1,true,ipc-exact,G06K9/00\nUS2,false,,\nUS3,true,keyword,q-learning\nUS4,false,,\n", Read());
        Assert.Equal((0, ""), Run(file, "corrected"));
        Assert.Equal("id,kept,rule,match\nUS1,true,ipc-exact,G06K9/00\nUS2,true,ipc-prefix,G06N\nUS3,true,keyword,q-learning\n"
            + "US4,false,,\n", Read());
    }

    [Fact]
    public void Papers_need_no_symbols_and_the_summary_counts()
    {
        var file = Write("p.jsonl", """
            {"id": "a,1", "title": "On birds", "abstract": "by deep learning"}
            {"id": "b", "title": "On birds", "abstract": null}
            """);
        var (code, output, error) = Cli.Run("candidates", "--papers", file, "--out", Out);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("1 of 2 documents kept by the faithful rules", output, StringComparison.Ordinal);
        Assert.Equal("id,kept,rule,match\n\"a,1\",true,keyword,deep learning\nb,false,,\n", Read());
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var (code, error) = Run(Write("p.csv", "id,text,ipc\n1,x,y\n"), "faithful");
        Assert.Equal(2, code);
        Assert.Contains("no column means title", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Out));
    }

    [Fact]
    public void Bad_rows_can_be_left_out_and_are_counted()
    {
        var file = Write("p.csv", "id,title,year\n1,svm,2010\n,birds,2011\n3,birds,2012\n");
        var (code, output, _) = Cli.Run("candidates", "--papers", file, "--on-error", "skip", "--out", Out);
        Assert.Equal(0, code);
        Assert.Contains("1 rows left out, the first on line 3", output, StringComparison.Ordinal);
        Assert.Equal("id,kept,rule,match\n1,true,keyword,svm\n3,false,,\n", Read());
    }

    [Fact]
    public void A_broken_row_is_named_by_its_line_and_nothing_is_written()
    {
        var (code, error) = Run(Write("p.csv", "id,title,abstract,ipc\n1,x,y,G06N\n2,x\n"), "faithful");
        Assert.Equal(2, code);
        Assert.Contains("p.csv, line 3: the row has 2 fields", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Out));
    }

    [Fact]
    public void Wrong_options_are_one_line_and_exit_code_2()
    {
        var file = Write("p.csv", "id,title\n1,x\n");
        string[][] wrong =
        [
            ["--out", Out], ["--papers", file, "--patents", file, "--out", Out], ["--papers", file],
            ["--papers", file, "--rules", "strict", "--out", Out], ["--papers", file + "x", "--out", Out],
        ];
        foreach (var arguments in wrong)
        {
            var (code, _, error) = Cli.Run(["candidates", .. arguments]);
            Assert.Equal(2, code);
            Assert.Single(error.Trim().Split('\n'));
        }
    }

    [Fact]
    public void Help_shows_an_example() =>
        Assert.Contains("Example: deepinnovation candidates --patents", Cli.Run("candidates", "--help").Output,
            StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Out => Path.Combine(_folder, "out.csv");

    private (int Code, string Error) Run(string file, string rules)
    {
        var (code, _, error) = Cli.Run("candidates", "--patents", file, "--rules", rules, "--out", Out);
        return (code, error.Trim());
    }

    private string Read() => File.ReadAllText(Out);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
