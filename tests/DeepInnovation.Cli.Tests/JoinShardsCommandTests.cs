using System.Diagnostics;
using System.Globalization;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Cli.Tests;

public sealed class JoinShardsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Planned_run_and_merged_it_is_the_table_of_the_plain_join()
    {
        Sides(60, 90);
        Assert.Equal(0, Cli.Run(["join", .. Inputs(), "--top", "3", "--out", In("plain.csv")]).Code);
        var (code, output, error) = Cli.Run(
            ["join", "plan", .. Inputs(), "--top", "3", "--shards", "12", "--threads", "1", "--out", In("plan")]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("of 3 x 4 blocks; the years leave", output, StringComparison.Ordinal);
        Assert.Contains("0 of ", Cli.Run("join", "status", In("plan")).Output, StringComparison.Ordinal);
        Assert.Equal(1, Cli.Run("join", "check", In("plan")).Code);
        Refused(Cli.Run("join", "merge", In("plan"), "--out", In("pairs.csv")), "shard 0 ",
            "is missing. Run: deepinnovation join run.");

        Assert.Contains("1 shards joined", Cli.Run("join", "run", In("plan"), "--shard", "2").Output, StringComparison.Ordinal);
        output = Cli.Run("join", "run", In("plan"), "--threads", "2").Output;
        Assert.Contains(", 1 were complete.", output, StringComparison.Ordinal);
        Assert.Contains("million pairs/s", output, StringComparison.Ordinal);
        Assert.Equal("All inputs and shards are as they were written.\n", Cli.Run("join", "check", In("plan")).Output);
        Assert.Contains("shards done, 0 missing; ", Cli.Run("join", "status", In("plan")).Output, StringComparison.Ordinal);
        (code, output, error) = Cli.Run("join", "merge", In("plan"), "--out", In("pairs.csv"), "--out", In("pairs.parquet"));
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(File.ReadAllBytes(In("plain.csv")), File.ReadAllBytes(In("pairs.csv")));
        Assert.Equal(File.ReadLines(In("plain.csv")).Count() - 1,
            ParquetTable.Read<Similarity.SimilarPair>(In("pairs.parquet")).Count);
        Cli.Run("join", "merge", In("plan"), "--without-years", "--out", In("short.csv"));
        Assert.Equal(File.ReadLines(In("plain.csv")).Select(l => string.Join(',', l.Split(',')[..3])),
            File.ReadLines(In("short.csv")));
    }

    [Fact]
    public void Wrong_options_are_one_clear_line()
    {
        Sides(5, 5);
        string[] plan = ["join", "plan", .. Inputs(), "--out", In("plan")];
        Refused(Cli.Run([.. plan, "--memory", "2"]), "this is not an amount of memory, found \"2\"");
        Refused(Cli.Run([.. plan, "--memory", "1MiB"]), "no room for vectors, found \"1MiB\"");
        Refused(Cli.Run([.. plan, "--memory", "2GiB", "--shards", "2"]), "Give one of the two");
        Refused(Cli.Run([.. plan, "--shards", "0"]), "the number of shards is below 1");
        Refused(Cli.Run([.. plan, "--threads", "0"]), "the number of threads is below 1");
        Refused(Cli.Run([.. plan, "--paper-table", In("none.parquet")]), "the papers need either a table");
        Refused(Cli.Run("join", "run", In("none")), "plan.json does not exist");
        Assert.Equal(0, Cli.Run(plan).Code);
        Refused(Cli.Run("join", "run", In("plan"), "--shard", "7"), "there is no shard 7");
        Refused(Cli.Run("join", "merge", In("plan"), "--out", "pairs.txt"), "neither in .csv nor in .parquet");
        Assert.Contains("Example:", Cli.Run("join", "plan", "--help").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_run_with_130_and_the_next_one_continues()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        Assert.SkipWhen(Interrupts.AreIgnored(), Interrupts.Ignored);
        Sides(20_000, 4_000);
        // More lines than a pipe holds: the run cannot come to its end before they are read here.
        Cli.Run(["join", "plan", .. Inputs(), "--shards", "2000", "--out", In("plan")]);
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "join", "run", In("plan")])
            { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(cancellation));
        Interrupts.Send(process.Id);
        await process.StandardOutput.ReadToEndAsync(cancellation);
        var error = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.Equal((130, "Stopped. The same command continues where this one ended.\n"), (process.ExitCode, error));
        Assert.DoesNotContain(Directory.GetFiles(In("plan/shards")), f => f.EndsWith(".partial", StringComparison.Ordinal));
        var status = Similarity.Shards.JoinStatus.Of(In("plan"));
        Assert.InRange(status.Done, 1, status.Shards - 1);
    }


    private static void Refused((int Code, string Output, string Error) result, params string[] messages)
    {
        Assert.Equal(2, result.Code);
        Assert.All(messages, m => Assert.Contains(m, result.Error, StringComparison.Ordinal));
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    private string In(string file) => Path.Combine(_folder, file);

    private void Sides(int papers, int patents)
    {
        Side("P", papers);
        Side("Q", patents);
    }

    private void Side(string name, int rows)
    {
        const int dimensions = 16;
        var random = new SeededRandom(1, name);
        var values = new float[rows * dimensions];
        for (var at = 0; at < values.Length; at += dimensions)
        {
            double[] vector = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextGaussian())];
            var length = Math.Sqrt(vector.Sum(v => v * v));
            for (var i = 0; i < dimensions; i++)
                values[at + i] = (float)(vector[i] / length);
        }

        NpyFile.Write(In(name + ".npy"), values, dimensions);
        NpyFile.Write(In(name + ".years.npy"), [.. Enumerable.Range(0, rows).Select(_ => 2000 + random.Next(8))]);
        File.WriteAllLines(In(name + ".txt"), Enumerable.Range(0, rows).Select(i => $"{name}{(i * 7919L) % 100003}"));
    }

    private string[] Inputs() =>
    [
        "--papers", In("P.npy"), "--paper-years", In("P.years.npy"), "--paper-ids", In("P.txt"),
        "--patents", In("Q.npy"), "--patent-years", In("Q.years.npy"), "--patent-ids", In("Q.txt"),
    ];
}
