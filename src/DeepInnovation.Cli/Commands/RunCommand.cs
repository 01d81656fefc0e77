using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Commands.Notebooks;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Cli.Site;
using DeepInnovation.Core;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Formats;
using DeepInnovation.Notebooks.Pages;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation run</c>: runs one notebook or a folder of them, headless.</summary>
internal sealed class RunCommand
{
    private NotebookOptions Shared { get; } = new();
    private Argument<string> Notebook { get; } = new("notebook")
    {
        Description = "An .ipynb, .dib or .md file, or a folder of .ipynb files to run in the order of their names",
        HelpName = "NOTEBOOK",
    };
    private Option<string?> Out { get; } =
        new("--out") { Description = "Write executed notebooks and pages here", HelpName = "FOLDER" };
    private Option<bool> InPlace { get; } = new("--in-place") { Description = "Write outputs into the notebooks themselves" };
    private Option<string?> From { get; } = new("--from")
    {
        Description =
            "Resume at this cell, given by id or by the number of the code cell; earlier cells run again and keep their outputs",
        HelpName = "CELL",
    };

    public static Command Create() => new RunCommand().Build();

    private Command Build()
    {
        var command = new Command("run",
            "Run a C# notebook, or a folder of them, without any notebook program. "
            + "Ends with 3 if a cell failed; the outputs so far are written.\n\n"
            + "Example:\n  deepinnovation run notebooks/00-tour.ipynb --out runs/read -p runFolder=runs/default")
        {
            Notebook, Out, InPlace, Shared.Parameter, Shared.TimeOut, Shared.TimeOutOfNotebook, From,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        var path = parse.GetValue(Notebook)!;
        var (folder, inPlace, isSet) = (parse.GetValue(Out), parse.GetValue(InPlace), Directory.Exists(path));
        if ((folder is null) != inPlace)
            throw new InputException("give either --out FOLDER or --in-place", "Choose where the executed notebooks go");
        if (inPlace && !isSet && NotebookFile.FormatOf(path) is NotebookFormat.Dib or NotebookFormat.Markdown)
            throw new InputException($"{path} cannot hold outputs", "Give --out FOLDER");
        if (parse.GetValue(From) is not null && isSet)
            throw new InputException("--from names a cell of one notebook, but a folder was given", "Name the notebook");
        var (options, output) = (Shared.Read(parse) with { From = parse.GetValue(From) }, parse.InvocationConfiguration.Output);
        foreach (var file in isSet ? NotebooksStage.Notebooks(path) : [path])
        {
            var target = folder is null ? file : Path.Combine(folder, Path.GetFileNameWithoutExtension(file) + ".ipynb");
            // Outputs to keep come from the earlier run, so they are read from where it wrote them.
            var kept = options.From is not null && folder is not null && File.Exists(target)
                ? NotebookDocument.Read(target) : null;
            var result = await new NotebookRunner(options with { Kept = kept, OmitNotApplicable = folder is not null })
                .RunAsync(NotebookFile.Read(file), cancellation).ConfigureAwait(false);
            if (result.Resumed is { } resumed)
                output.WriteLine(Told(resumed));
            if (result.Resumed is not { IsComplete: false })
                Write(result, target, folder is not null);
            cancellation.ThrowIfCancellationRequested();
            if (result.Error is { } failure)
            {
                if (result.Resumed is not { IsComplete: false })
                {
                    var failed = result.Cells.First(cell =>
                        cell.Status is not (CellStatus.Succeeded or CellStatus.NotRun or CellStatus.NotApplicable));
                    output.WriteLine($"The outputs so far are in {target}. When the cell is fixed: deepinnovation run {file} "
                        + $"{(folder is null ? "--in-place" : $"--out {folder}")} --from {failed.Id}{Again(parse)}");
                }

                throw new NotebookFailedException(failure);
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(file),-32} {result.Duration.TotalSeconds,6:0.0} s"));
        }

        return ExitCode.Success;
    }

    private static string Told(Resumption resumed)
    {
        if (!resumed.IsComplete)
            return "The state cannot be rebuilt, because an earlier cell fails now. Nothing was written.";
        var changed = resumed.Changed.Count == 0 ? ""
            : $", except {string.Join(", ", resumed.Changed)}, whose values changed";
        return $"Resumed at {resumed.FromId}: {resumed.Rebuilt} earlier cells ran again and kept their outputs{changed}.";
    }

    private string Again(ParseResult parse) =>
        string.Concat((parse.GetValue(Shared.Parameter) ?? []).Select(value => $" -p {value}"));

    private static void Write(NotebookResult result, string target, bool withPage)
    {
        result.Notebook.Write(target);
        if (withPage)
            NotebookPage.Write(result.Notebook, Path.ChangeExtension(target, ".html"));
    }
}
