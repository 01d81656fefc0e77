using DeepInnovation.Core.Files;

namespace DeepInnovation.Cli.Tests.Runs;

public sealed class TargetFileTests : IDisposable
{
    private const string Table = "id,title,abstract,year,label,score\np1,Neural networks,We train them,2015,1,0.5\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public TargetFileTests()
    {
        File.WriteAllText(In("table.csv"), Table);
        File.WriteAllText(In("graph.csv"), "id,year,nodes\nd1,2015,\"a, b\"\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("candidates --papers {0} --out {1}", "table.csv")]
    [InlineData("embed --in {0} --text title --out {1}", "table.csv")]
    [InlineData("embed --in {0} --text title --out other.npy --save-encoder {1}", "table.csv")]
    [InlineData("keywords --documents {0} --kind paper --out {1}", "table.csv")]
    [InlineData("sample --in {0} --strata year --size 1 --out {1}", "table.csv")]
    [InlineData("metrics --scores {0} --out {1}", "table.csv")]
    [InlineData("hypergraph convert {0} --out {1}", "graph.csv")]
    public void A_command_does_not_write_over_the_file_that_it_reads(string command, string name)
    {
        var before = File.ReadAllBytes(In(name));
        // The same file, written in another way.
        var (code, _, error) = Cli.Run([.. command.Split(' ').Select(a => a.Replace("{0}", In(name), StringComparison.Ordinal)
            .Replace("{1}", Path.Combine(_folder, ".", "..", Path.GetFileName(_folder), name), StringComparison.Ordinal))]);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("is read by this command and would be overwritten. Choose another file to write.", error,
            StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(In(name)));
    }

    [Fact]
    public void A_table_that_is_open_in_a_spreadsheet_is_told_by_name_and_before_the_work()
    {
        File.WriteAllText(In("out.csv"), "old");
        // All tests run under the rules of Windows.
        using var excel = Disk.Open(In("out.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1, FileOptions.None);
        var (code, _, error) = Cli.Run("candidates", "--papers", In("no such table.csv"), "--out", In("out.csv"));
        Assert.Equal(ExitCode.Failure, code);
        Assert.StartsWith($"{In("out.csv")} is open in another program. Close it there.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("FileInUse", error, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(_folder, name);
}
