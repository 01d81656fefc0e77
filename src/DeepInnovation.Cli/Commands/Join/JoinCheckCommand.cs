using System.CommandLine;
using System.Globalization;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Cli.Commands.Join;

/// <summary><c>deepinnovation join check</c>: verifies inputs and shards against their hashes, byte by byte.</summary>
internal sealed class JoinCheckCommand
{
    private Argument<string> Plan { get; } = JoinFolder.Argument();

    public static Command Create() => new JoinCheckCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "check",
            "Finds inputs that changed and shards that are missing, truncated, changed or from another plan. "
            + "Ends with 1 if it finds any.\n"
            + "Example: deepinnovation join check plan")
        { Plan };
        command.SetAction(parse =>
        {
            var output = parse.InvocationConfiguration.Output;
            var faults = JoinCheck.Faults(parse.GetValue(Plan)!);
            foreach (var fault in faults)
                output.WriteLine(fault + ".");
            output.WriteLine(faults.Count == 0
                ? "All inputs and shards are as they were written."
                : string.Create(CultureInfo.InvariantCulture, $"{faults.Count:N0} faults."));
            return faults.Count == 0 ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }
}
