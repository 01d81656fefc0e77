using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Kernels;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Cli.Commands.Join;

/// <summary><c>deepinnovation join run</c>: runs the missing shards.</summary>
internal sealed class JoinRunCommand
{
    private Argument<string> Plan { get; } = JoinFolder.Argument();
    private Option<int?> Shard { get; } = new("--shard") { Description = "Only this shard, counted from 0", HelpName = "I" };
    private Option<string> Engine { get; } = new("--engine")
    {
        Description = $"The method, all with the same result: {string.Join(", ", SimilarityEngines.Names)}",
        DefaultValueFactory = _ => SimilarityEngines.Names[0],
    };

    private Option<int?> Threads { get; } = new("--threads") { Description = "Threads; by default as planned" };

    public static Command Create() => new JoinRunCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "run",
            "Joins the shards of a plan that have no result yet. It may be stopped or killed at any time; "
            + "the same command continues. Several processes may share a folder.\n"
            + "Example: deepinnovation join run plan")
        { Plan, Shard, Engine, Threads };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        var (folder, output) = (parse.GetValue(Plan)!, parse.InvocationConfiguration.Output);
        var engine = SimilarityEngines.Of(parse.GetValue(Engine)!, parse.GetValue(Threads) ?? ShardPlan.Read(folder).Threads);
        // Extra lines would tear a terminal's progress bar.
        var terminal = VisibleWriter.IsTerminal(output);
        var run = new RunDisplay(output).Watch("join", progress => new ShardRunner(engine).Run(
            folder, parse.GetValue(Shard), terminal ? null : done => output.WriteLine(Text(done)), progress, cancellation));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Done:N0} shards joined with {run.Rows:N0} rows, {run.Skipped:N0} were complete{Busy(run.Busy)}."));
        return ExitCode.Success;
    }

    private static string Text(ShardDone done) => string.Create(
        CultureInfo.InvariantCulture,
        $"  shard {done.Shard.Index,-6} {done.Time.TotalSeconds,8:0.0} s  {done.Rows:N0} rows of {done.Shard.Pairs:N0} pairs, "
        + $"{done.Shard.Pairs / Math.Max(1e-3, done.Time.TotalSeconds) / 1e6:N0} million pairs/s");

    private static string Busy(int shards) =>
        shards == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {shards:N0} belong to other processes");
}
