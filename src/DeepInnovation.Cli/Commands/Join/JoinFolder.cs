using System.CommandLine;

namespace DeepInnovation.Cli.Commands.Join;

/// <summary>What the subcommands of join have in common.</summary>
internal static class JoinFolder
{
    /// <summary>A new argument for the plan's folder.</summary>
    public static Argument<string> Argument() => new("plan") { Description = "The folder that join plan wrote", HelpName = "PLAN" };
}
