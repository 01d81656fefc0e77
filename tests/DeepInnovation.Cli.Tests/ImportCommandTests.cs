using System.Diagnostics;
using System.Text;

namespace DeepInnovation.Cli.Tests;

public sealed class ImportCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_source_becomes_a_corpus_that_a_run_reads()
    {
        var works = Works(60);
        var (code, output, error) = Cli.Run("import", "openalex", works, "--out", Of("corpus"), "--part-rows", "20");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("60 records in 1 file: 54 documents in", output, StringComparison.Ordinal);
        Assert.Contains("6  broken JSON at byte 1", output, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(Of("corpus"), "documents-*.parquet").Length);
        Assert.Equal(0, Cli.Run("reproduce", "--corpus", Of("corpus"), "--out", Of("run"), "--only", "corpus").Code);
        var manifest = File.ReadAllText(Of("run/01-corpus/manifest.json"));
        Assert.Contains("\"papers.out\": 54", manifest, StringComparison.Ordinal);
        Assert.Contains("documents-00002.parquet", manifest, StringComparison.Ordinal);
        Assert.Contains("unchanged", Cli.Run("reproduce", "--corpus", Of("corpus"), "--out", Of("run"), "--only",
            "corpus").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("holds no corpus", "reproduce", "--corpus", "{0}", "--only", "corpus", "--out", "{0}/run")]
    [InlineData("there is no folder", "reproduce", "--corpus", "{0}/none", "--only", "corpus", "--out", "{0}/run")]
    [InlineData("--corpus replaces --papers and --patents", "reproduce", "--corpus", "{0}", "--papers", "p.csv")]
    [InlineData("does not exist", "import", "openalex", "{0}/none", "--out", "{0}/c")]
    [InlineData("no file of this source lies under", "import", "openalex", "{0}", "--out", "{0}/c")]
    [InlineData("Argument 'wikipedia' not recognized", "import", "wikipedia", "{0}", "--out", "{0}/c")]
    [InlineData("a part of 0 documents", "import", "openalex", "{0}", "--part-rows", "0", "--out", "{0}/c")]
    [InlineData("--threads must be at least 1", "import", "openalex", "{0}", "--threads", "0", "--out", "{0}/c")]
    public void Wrong_usage_is_one_clear_line(string message, params string[] args)
    {
        var (code, _, error) = Cli.Run([.. args.Select(a => a.Replace("{0}", _folder, StringComparison.Ordinal))]);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public void What_was_superseded_mended_and_left_out_is_told()
    {
        foreach (var (file, text) in new[]
        {
            ("jsonl/works/updated_date=2026-06-24/part_0000.json",
                "[{\"id\":\"W1\",\"title\":\"New\",\"abstract_inverted_index\":{\"a\":[0],\"b\":[0]}}]"),
            ("jsonl/works/updated_date=2025-11-01/part_0000.json",
                "{\"meta\":{},\"results\":[{\"id\":\"W1\",\"title\":\"Old\"}]}"),
            ("jsonl/authors/updated_date=2026-06-24/part_0000.json", "{\"id\":\"A1\"}"),
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Of(file))!);
            File.WriteAllText(Of(file), text);
        }

        var (code, output, error) = Cli.Run("import", "openalex", Of("jsonl"), "--out", Of("corpus"));
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            [
                $"2 records in 2 files: 1 documents in {Of("corpus")}, 0 rejected.",
                $"1 record superseded ({Of("corpus/superseded.csv")}):",
                "             1  a newer record has the same id",
                $"1 note on values ({Of("corpus/notes.csv")}):",
                "             1  two words at one place of the abstract: both are kept, in the index's order",
                "left out: authors (1 file): only works become documents",
            ],
            output.Trim().Split('\n').Select(l => l.TrimEnd()));
    }

    [Fact]
    public void Rejected_records_fail_the_command_where_that_is_wanted()
    {
        var (code, _, error) = Cli.Run("import", "openalex", Works(20), "--on-error", "fail", "--out", Of("corpus"));
        Assert.Equal(2, code);
        Assert.Contains("2 records could not be used", error, StringComparison.Ordinal);
        Assert.True(File.Exists(Of("corpus/import.json")));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Killed_at_random_moments_it_continues_to_the_same_bytes()
    {
        var works = Works(60_000);
        Assert.Equal(0, Cli.Run("import", "openalex", works, "--part-rows", "3000", "--out", Of("whole")).Code);
        var kills = 0;
        for (var wait = 700; ; wait += 150)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location,
                "import", "openalex", works, "--part-rows", "3000", "--out", Of("killed")])
            {
                RedirectStandardOutput = true,
            })!;
            if (process.WaitForExit(wait))
            {
                Assert.Equal(0, process.ExitCode);
                break;
            }

            process.Kill();
            process.WaitForExit();
            kills++;
        }

        Assert.True(kills > 0);
        var files = Directory.GetFiles(Of("whole")).Select(Path.GetFileName).Where(f => f != ".lock").Order().ToList();
        Assert.Equal(files, Directory.GetFiles(Of("killed")).Select(Path.GetFileName).Where(f => f != ".lock").Order());
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Of("whole/" + f)), File.ReadAllBytes(Of("killed/" + f))));
    }

    private string Of(string name) => Path.Combine(_folder, name);

    private string Works(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(i % 10 == 9 ? "{broken\n" : $"{{\"id\":\"https://openalex.org/W{i}\",\"title\":\"Work "
                + $"{i}\",\"publication_year\":{1990 + (i % 30)},\"abstract_inverted_index\":{{\"We\":[0],\"learn\":[1]}}}}\n");
        File.WriteAllText(Of("works.jsonl"), text.ToString());
        return Of("works.jsonl");
    }
}
