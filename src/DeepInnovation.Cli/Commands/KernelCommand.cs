using System.CommandLine;
using System.Runtime.InteropServices;
using DeepInnovation.Notebooks.Jupyter;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation kernel</c>: the notebooks in Jupyter.</summary>
internal sealed class KernelCommand
{
    private Option<bool> User { get; } = new("--user") { Description = "Install for this user (the default)" };
    private Option<string?> Prefix { get; } = new("--prefix") { Description = "Install into DIR/share/jupyter/kernels, for example of a Python environment", HelpName = "DIR" };
    private Option<string> Name { get; } = new("--name") { Description = "The kernel's name; notebooks open by themselves with the default", DefaultValueFactory = _ => KernelSpec.DefaultName, HelpName = "NAME" };
    private Option<bool> Force { get; } = new("--force") { Description = "Replace a kernel of that name that another program installed" };
    private Argument<string> Connection { get; } = new("connection-file") { Description = "The JSON file that the front end wrote", HelpName = "CONNECTION_FILE" };

    /// <summary>A fresh command with options of its own: parsers of two threads never share one.</summary>
    public static Command Create() => new KernelCommand().Build();

    private Command Build()
    {
        var install = new Command("install", "Tell Jupyter of the kernel.\n\nExample:\n  deepinnovation kernel install --user") { User, Prefix, Name, Force };
        install.SetAction(Install);
        var run = new Command(RunName, "Run the kernel; Jupyter calls this.") { Connection };
        run.SetAction(RunAsync);
        return new Command("kernel", "Run C# notebooks in JupyterLab, Jupyter Notebook, VS Code, nbconvert and papermill.") { install, run };
    }

    /// <summary>The subcommand that must see Ctrl-C itself: it stops a cell and not the kernel.</summary>
    internal const string RunName = "run";

    /// <summary>Whether the command is the one that serves Jupyter.</summary>
    internal static bool IsServing(System.CommandLine.Parsing.CommandResult result) =>
        result.Command.Name == RunName && result.Parent is System.CommandLine.Parsing.CommandResult { Command.Name: "kernel" };

    private int Install(ParseResult parse)
    {
        var prefix = parse.GetValue(Prefix);
        if (parse.GetValue(User) && prefix is not null)
            throw new InputException("--user and --prefix exclude each other", "Give one of them");
        var file = KernelSpec.Install(prefix is null ? KernelSpec.UserFolder() : KernelSpec.PrefixFolder(prefix), parse.GetValue(Name)!, OwnCommand(), parse.GetValue(Force));
        parse.InvocationConfiguration.Output.WriteLine($"{file} is written. Jupyter now offers the kernel {parse.GetValue(Name)}; check with: jupyter kernelspec list");
        return ExitCode.Success;
    }

    private static string[] OwnCommand()
    {
        var (program, assembly) = (Environment.ProcessPath!, typeof(KernelCommand).Assembly.Location);
        return Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? [program, assembly, "kernel", RunName]
            : [program, "kernel", RunName];
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        var connection = ConnectionFile.Read(parse.GetValue(Connection)!);
        using (var kernel = new JupyterKernel(connection, parse.InvocationConfiguration.Error))
        {
            // Front ends interrupt by message; this is for somebody at a terminal.
            using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
            {
                context.Cancel = true;
                kernel.Interrupt();
            });
            await kernel.RunAsync(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), cancellation).ConfigureAwait(false);
        }

        // Threads that cells started would keep the process, and the front end would have an orphan.
        Environment.Exit(ExitCode.Success);
        return ExitCode.Success;
    }
}
