using System.CommandLine;
using DeepInnovation.Core.Files;
using DeepInnovation.Notebooks.Cleaning;
using DeepInnovation.Notebooks.Running;

namespace DeepInnovation.Cli.Commands.Notebooks;

/// <summary><c>deepinnovation notebook clean</c>: normalizes notebooks for committing.</summary>
internal sealed class CleanNotebookCommand
{
    private Argument<string> Source { get; } =
        new("notebook") { Description = "An .ipynb file, or a folder of them", HelpName = "NOTEBOOK" };
    private Option<string> Outputs { get; } = new("--outputs")
    {
        Description = "keep the outputs without their volatile parts, or drop them all",
        DefaultValueFactory = _ => "keep",
        HelpName = "keep|drop",
    };
    private Option<bool> Check { get; } = new("--check") { Description = "Write nothing; end with 6 if a notebook is not clean" };

    public static Command Create() => new CleanNotebookCommand().Build();

    private Command Build()
    {
        Outputs.AcceptOnlyFromAmong("keep", "drop");
        var command = new Command(
            "clean",
            "Removes from notebooks what differs meaninglessly from one save to the next: "
            + "metadata of front ends, execution times, temporary folders, random ids.\n"
            + "Example: deepinnovation notebook clean notebooks --check")
        { Source, Outputs, Check };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        var (source, output, check) = (parse.GetValue(Source)!, parse.InvocationConfiguration.Output, parse.GetValue(Check));
        // Read all before writing any, so that a broken notebook leaves the others untouched.
        var read = NotebookSet.Read(source);
        var unclean = 0;
        foreach (var (file, notebook) in read)
        {
            var (clean, changes) = NotebookCleaner.Clean(notebook, parse.GetValue(Outputs) == "keep");
            if (clean.ToJson() == Disk.ReadAllText(file))
                continue;
            unclean++;
            output.WriteLine($"{file}: {(check ? "not clean" : "cleaned")}");
            foreach (var change in changes.DefaultIfEmpty("the order of keys, the indent, or nbformat before 4.5"))
                output.WriteLine($"  {change}");
            if (!check)
                clean.Write(file);
        }

        output.WriteLine(unclean == 0 ? $"{read.Count} clean."
            : $"{unclean} of {read.Count} {(check ? "not clean; the same command without --check cleans them" : "cleaned")}.");
        return check && unclean > 0 ? ExitCode.NotebookDiffers : ExitCode.Success;
    }
}
