using System.CommandLine;

namespace DeepInnovation.Cli.Commands.Join;

/// <summary>Argument and messages shared by the subcommands of join.</summary>
internal static class JoinFolder
{
    public static Argument<string> Argument() =>
        new("plan") { Description = "The folder that join plan wrote", HelpName = "PLAN" };
}
