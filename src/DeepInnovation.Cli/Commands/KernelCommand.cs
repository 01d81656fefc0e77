using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Jupyter;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation kernel</c>: installs and runs the Jupyter kernel.</summary>
internal sealed class KernelCommand
{
    private Option<bool> User { get; } = new("--user") { Description = "For this user (the default)" };
    private Option<string?> Prefix { get; } = new("--prefix")
    {
        Description = "In DIR/share/jupyter/kernels, for example in a Python environment",
        HelpName = "DIR",
    };
    private Option<string> Name { get; } = new("--name")
    {
        Description = "The kernel's name; with the default, notebooks open with it by themselves",
        DefaultValueFactory = _ => KernelSpec.DefaultName,
        HelpName = "NAME",
    };
    private Option<bool> Force { get; } = new("--force")
    {
        Description = "Replace a kernel of that name that another program installed",
    };
    private Option<bool> Alone { get; } = new("--without-parent")
    {
        Description = "Let the kernel continue when the program that started it ends",
    };
    private Argument<string> Connection { get; } =
        new("connection-file") { Description = "The JSON file that the front end wrote", HelpName = "CONNECTION_FILE" };

    public static Command Create() => new KernelCommand().Build();

    private Command Build()
    {
        var install = new Command(
            "install",
            "Copy the program for the kernel, and register it with Jupyter.\n\nExample:\n  deepinnovation kernel install --user")
        { User, Prefix, Name, Force, Alone };
        install.SetAction(Install);
        var uninstall = new Command(
            "uninstall", "Remove the kernel and its copy of the program.\n\nExample:\n  deepinnovation kernel uninstall")
        { User, Prefix, Name, Force };
        uninstall.SetAction(Uninstall);
        var run = new Command(RunName, "Run the kernel; Jupyter calls this.") { Connection, Alone };
        run.SetAction(RunAsync);
        return new Command("kernel", "Run C# notebooks in JupyterLab, Jupyter Notebook, VS Code, nbconvert and papermill.")
        { install, uninstall, run };
    }

    /// <summary>The subcommand that handles Ctrl-C itself: it interrupts a cell, not the kernel.</summary>
    internal const string RunName = "run";

    /// <summary>Tells whether the command is the one that serves Jupyter.</summary>
    internal static bool IsServing(System.CommandLine.Parsing.CommandResult result) =>
        result.Command.Name == RunName && result.Parent is System.CommandLine.Parsing.CommandResult { Command.Name: "kernel" };

    private int Install(ParseResult parse)
    {
        var (kernels, name, force) = (Kernels(parse), parse.GetValue(Name)!, parse.GetValue(Force));
        // Fail before anything is copied.
        KernelSpec.File(kernels, name, force);
        var program = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var place = KernelSpec.ProgramPlace(kernels, name);
        var main = MainFile();
        var copy = ProgramCopy.Make(program, main, place);
        var environment = new Dictionary<string, string>(DotNetPlace.Variables()) { [ProjectFolder.OriginVariable] = program };
        List<string> command = [Path.Combine(copy.Folder, main), "kernel", RunName];
        if (DotNetPlace.Program() is { } dotnet)
            command.Insert(0, dotnet);
        if (parse.GetValue(Alone))
            command.Add(Alone.Name);
        var file = KernelSpec.Install(kernels, name, command, force, environment);
        var output = parse.InvocationConfiguration.Output;
        var made = copy.IsNew ? "is" : "was already";
        output.WriteLine($"{copy.Folder} {made} a copy of the program: {copy.Files} files, {Size(copy.Bytes)}.");
        ReportInUse(output, ProgramCopy.RemoveOthers(place, copy.Folder), "the next install");
        output.WriteLine($"{file} is written. Jupyter now offers the kernel {name}; check with: jupyter kernelspec list");
        return ExitCode.Success;
    }

    private int Uninstall(ParseResult parse)
    {
        var (kernels, name) = (Kernels(parse), parse.GetValue(Name)!);
        var place = KernelSpec.ProgramPlace(kernels, name);
        // Check first: files beside another program's kernel are not ours to delete.
        var file = KernelSpec.File(kernels, name, parse.GetValue(Force));
        if (!File.Exists(file))
        {
            throw new InputException(
                $"{file} does not exist: no kernel {name} is installed there", "Find it with: jupyter kernelspec list");
        }

        var left = ProgramCopy.RemoveOthers(place, null);
        KernelSpec.Remove(kernels, name, parse.GetValue(Force));
        parse.InvocationConfiguration.Output.WriteLine($"The kernel {name} is removed from {kernels}.");
        ReportInUse(parse.InvocationConfiguration.Output, left, "you, once that kernel has ended");
        return ExitCode.Success;
    }

    private string Kernels(ParseResult parse)
    {
        var prefix = parse.GetValue(Prefix);
        if (parse.GetValue(User) && prefix is not null)
            throw new InputException("--user and --prefix cannot be combined", "Give one of them");
        return prefix is null ? KernelSpec.UserFolder() : KernelSpec.PrefixFolder(prefix);
    }

    private static void ReportInUse(TextWriter output, IReadOnlyList<string> left, string remover)
    {
        foreach (var folder in left)
            output.WriteLine($"{folder} stays: a running kernel uses it, or it is another user's. Left to {remover}.");
    }

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{(bytes + (1 << 19)) >> 20} MiB");

    /// <summary>
    /// Path of the program's main file. It may differ from the started file, because installed tools have a launcher.
    /// </summary>
    private static string MainFile()
    {
        var assembly = typeof(KernelCommand).Assembly.Location;
        return Path.GetFileName(assembly.Length > 0 && DotNetPlace.Program() is not null ? assembly : Environment.ProcessPath!);
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        var connection = ConnectionFile.Read(parse.GetValue(Connection)!);
        using var copy = ProgramCopy.Hold(AppContext.BaseDirectory);
        using (var kernel = new JupyterKernel(connection, parse.InvocationConfiguration.Error) { Notice = Notice() })
        {
            // Front ends interrupt by message; this handles Ctrl-C in a terminal.
            using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
            {
                context.Cancel = true;
                kernel.Interrupt();
            });
            var parent = parse.GetValue(Alone) ? null : Environment.GetEnvironmentVariable("JPY_PARENT_PID") ?? "";
            await kernel.RunAsync(parent, cancellation).ConfigureAwait(false);
        }

        // Threads started by cells would keep the process alive and orphan it.
        Environment.Exit(ExitCode.Success);
        return ExitCode.Success;
    }

    /// <summary>After a rebuild, a restarted kernel still runs the old copy; the user must be told.</summary>
    private static string? Notice() =>
        ProjectFolder.Origin is { } origin && IsBuiltAnew(origin, AppContext.BaseDirectory)
            ? $"This kernel runs the program as it was installed; {origin} has been rebuilt since. "
                + "To use the new build, install the kernel again from there (kernel install), then restart it."
            : null;

    /// <summary>Tells whether any of our assemblies differs from its copy. O(bytes), a few MiB.</summary>
    internal static bool IsBuiltAnew(string origin, string copy)
    {
        foreach (var file in Directory.EnumerateFiles(copy, "DeepInnovation*.dll"))
        {
            var built = Path.Combine(origin, Path.GetFileName(file));
            try
            {
                if (File.Exists(built) && !Disk.ReadAllBytes(built).AsSpan().SequenceEqual(Disk.ReadAllBytes(file)))
                    return true;
            }
            catch (IOException)
            {
                // A build is writing the file; the next start will notice.
                return false;
            }
        }

        return false;
    }
}
