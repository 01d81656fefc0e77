using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Core.Natives;
using DeepInnovation.Notebooks;

namespace DeepInnovation.Cli;

/// <summary>Runs the whole command line in-process, so that tests can call it as a function.</summary>
internal static class CommandLine
{
    /// <summary>Grace period after Ctrl-C. Longer than the library's two seconds, because busy machines need more.</summary>
    private static readonly TimeSpan Stopping = TimeSpan.FromSeconds(10);

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        // Options parse and notebook cells run the same under every culture.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return RunInvariant(args, output, error);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static int RunInvariant(string[] args, TextWriter output, TextWriter error)
    {
        (output, error) = (new VisibleWriter(output), new VisibleWriter(error));
        // Options and commands hold their parents, so concurrent parses need separate trees.
        var verbose = new Option<bool>("--verbose") { Description = "Show the stack of an error", Recursive = true };
        var result = Root(verbose).Parse(args);
        if (result.Errors.Count > 0)
        {
            // A mistyped argument explains more than the missing command that follows from it.
            var told = result.Errors.FirstOrDefault(
                e => result.UnmatchedTokens.Any(t => e.Message.Contains(t, StringComparison.Ordinal))) ?? result.Errors[0];
            var command = result.CommandResult.Command is RootCommand ? "" : result.CommandResult.Command.Name + " ";
            error.WriteLine($"{told.Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal)} See "
                + $"'deepinnovation {command}--help'.");
            return ExitCode.BadInput;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Stopping,
            };
            if (Commands.KernelCommand.IsServing(result.CommandResult))
                configuration.ProcessTerminationTimeout = null;
            return result.Invoke(configuration);
        }
        catch (Exception fault)
        {
            return Report(fault, result.GetValue(verbose), error);
        }
    }

    private static RootCommand Root(Option<bool> verbose)
    {
        var root = new RootCommand(
            "DeepInnovation: which patents and papers are about AI, how new each is, and which patent each paper led to.");
        root.Options.Add(verbose);
        foreach (var command in Commands.All.Create())
            root.Subcommands.Add(command);
        return root;
    }

    private static int Report(Exception fault, bool verbose, TextWriter error)
    {
        var cause = fault is AggregateException { InnerExceptions.Count: 1 } one ? one.InnerException! : fault;
        error.WriteLine(cause switch
        {
            OperationCanceledException => "Stopped. The same command continues where this one ended.",
            InputException or NotebookException or NotebookFailedException or MissingPartException => cause.Message,
            _ when LoaderFault.Of(cause) is { } told => told,
            IOException or UnauthorizedAccessException =>
                $"{cause.Message} Finished work is not lost; fix the cause and run the same command again.",
            _ => $"{cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")} (run again with --verbose for the stack)",
        });
        if (verbose)
            error.WriteLine(cause);
        return cause switch
        {
            OperationCanceledException => ExitCode.Cancelled,
            InputException or NotebookException => ExitCode.BadInput,
            NotebookFailedException => ExitCode.NotebookFailed,
            _ => ExitCode.Failure,
        };
    }
}
