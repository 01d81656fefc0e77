using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Cli.Commands.Join;

/// <summary><c>deepinnovation join status</c>: reports the progress of a plan.</summary>
internal sealed class JoinStatusCommand
{
    private Argument<string> Plan { get; } = JoinFolder.Argument();

    public static Command Create() => new JoinStatusCommand().Build();

    private Command Build()
    {
        var command = new Command("status",
            "Shows how many shards are done, and how long the others will take.\nExample: deepinnovation join status plan")
            {
                Plan,
            };
        command.SetAction(parse =>
        {
            var status = JoinStatus.Of(parse.GetValue(Plan)!);
            parse.InvocationConfiguration.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{status.Done:N0} of {status.Shards:N0} shards done, {status.Shards - status.Done:N0} missing; {status.Rows:N0} "
                + $"rows, {status.Bytes:N0} bytes; {status.PairsDone:N0} of {status.Pairs:N0} pairs{Left(status)}."));
            return ExitCode.Success;
        });
        return command;
    }

    private static string Left(JoinStatus status) => status.Done == status.Shards || status.Left is not { } left
        ? ""
        : $"; {ProgressText.Duration(left.TotalSeconds)} left for one process at the rate so far";
}
