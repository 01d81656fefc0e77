using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Pages;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation run</c>: one notebook or a folder of them, headless.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> Notebook = new("notebook") { Description = "An .ipynb file, or a folder of them to run in the order of their names", HelpName = "NOTEBOOK" };
    private static readonly Option<string?> Out = new("--out") { Description = "Write executed notebooks and pages here", HelpName = "FOLDER" };
    private static readonly Option<bool> InPlace = new("--in-place") { Description = "Write outputs into the notebooks themselves" };
    private static readonly Option<string[]> Parameter = new("-p", "--parameter") { Description = "A value for the cell tagged 'parameters'; may be given several times", HelpName = "NAME=VALUE" };
    private static readonly Option<double?> TimeOut = new("--time-out") { Description = "The longest that a cell may take", HelpName = "SECONDS" };

    public static Command Create()
    {
        var command = new Command("run",
            "Run a C# notebook, or a folder of them, without any notebook program.\n\nExample:\n  deepinnovation run notebooks/00-tour.ipynb --out runs/read -p runFolder=runs/default")
        {
            Notebook, Out, InPlace, Parameter, TimeOut,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        var path = parse.GetValue(Notebook)!;
        var (folder, inPlace) = (parse.GetValue(Out), parse.GetValue(InPlace));
        if ((folder is null) != inPlace)
            throw new InputException("give either --out FOLDER or --in-place", "Choose where the executed notebooks go");
        if (parse.GetValue(TimeOut) is <= 0)
            throw new InputException("--time-out must be positive", "Give seconds");
        var options = new NotebookRunOptions
        {
            Parameters = Values(parse.GetValue(Parameter) ?? []),
            TimeoutPerCell = parse.GetValue(TimeOut) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        foreach (var file in Directory.Exists(path) ? NotebooksStage.Notebooks(path) : [path])
        {
            var result = await new NotebookRunner(options).RunAsync(NotebookDocument.Read(file), cancellation).ConfigureAwait(false);
            Write(result, file, folder);
            cancellation.ThrowIfCancellationRequested();
            if (result.Error is { } failure)
                throw new NotebookFailedException(failure);
            parse.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file),-32} {result.Duration.TotalSeconds,6:0.0} s"));
        }

        return ExitCode.Success;
    }

    private static void Write(NotebookResult result, string file, string? folder)
    {
        result.Notebook.Write(folder is null ? file : Path.Combine(folder, Path.GetFileName(file)));
        if (folder is not null)
            NotebookPage.Write(result.Notebook, Path.Combine(folder, Path.GetFileNameWithoutExtension(file) + ".html"));
    }

    private static Dictionary<string, object> Values(string[] given)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
                throw new InputException($"\"{text}\" is no parameter", "Write NAME=VALUE");
            var value = text[(at + 1)..];
            values[text[..at]] = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
                : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
                : bool.TryParse(value, out var flag) ? flag : value;
        }

        return values;
    }
}
