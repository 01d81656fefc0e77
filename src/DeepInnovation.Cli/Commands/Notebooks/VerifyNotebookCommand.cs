using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DeepInnovation.Notebooks.Comparisons;
using DeepInnovation.Notebooks.Running;

namespace DeepInnovation.Cli.Commands.Notebooks;

/// <summary><c>deepinnovation notebook verify</c>: reruns notebooks and compares the outputs with those in the files.</summary>
internal sealed class VerifyNotebookCommand
{
    /// <summary>Lists at most this many differences per cell and counts the rest; <c>--json</c> lists all.</summary>
    private const int Listed = 5;

    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private NotebookOptions Shared { get; } = new();
    private Argument<string> Source { get; } =
        new("notebook") { Description = "An .ipynb file with outputs, or a folder of them", HelpName = "NOTEBOOK" };
    private Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document with every difference" };

    public static Command Create() => new VerifyNotebookCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "verify",
            "Runs notebooks again and compares the values of their outputs with those in the files: "
            + "numbers within the tolerances that cells declare, text exactly. Writes nothing.\n"
            + "Ends with 3 if a cell failed, otherwise with 6 if a value differs.\n"
            + "Example: deepinnovation notebook verify notebooks")
        { Source, Shared.Parameter, Shared.TimeOut, Shared.TimeOutOfNotebook, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellation)
    {
        var (source, json, output) = (parse.GetValue(Source)!, parse.GetValue(Json), parse.InvocationConfiguration.Output);
        var verifier = new NotebookVerifier(Shared.Read(parse));
        var notebooks = NotebookSet.Read(source);
        var done = new List<(string File, NotebookVerification Result)>();
        foreach (var (file, notebook) in notebooks)
        {
            done.Add((file, await verifier.VerifyAsync(notebook, cancellation).ConfigureAwait(false)));
            cancellation.ThrowIfCancellationRequested();
            if (!json)
                Tell(output, file, done[^1].Result);
        }

        if (json)
            output.WriteLine(JsonSerializer.Serialize(done.Select(pair => Report(pair.File, pair.Result)), Written));
        else
            output.WriteLine(Summary(done));
        return done.Exists(pair => !pair.Result.Run.Succeeded) ? ExitCode.NotebookFailed
            : done.Exists(pair => !pair.Result.Holds) ? ExitCode.NotebookDiffers : ExitCode.Success;
    }

    private static void Tell(TextWriter output, string file, NotebookVerification result)
    {
        var verdict = !result.Run.Succeeded ? "failed" : result.Holds ? "as in the file" : "differs";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(file),-32} {verdict,-14} {result.CellsCompared,3} cells {result.ValuesCompared,7:N0} values "
            + $"{result.Run.Duration.TotalSeconds,6:0.0} s"));
        if (result.Run.Error is { } error)
            output.WriteLine($"  {error}");
        foreach (var cell in result.Cells)
        {
            output.WriteLine($"  cell {cell.Number} (id {cell.Id}): {Short(cell.Code, 80)}");
            foreach (var value in cell.Values.Take(Listed))
                output.WriteLine($"    {value.Place}: {Short(value.From, 100)} -> {Short(value.To, 100)}{HowMuch(value)}");
            if (cell.Values.Count > Listed)
                output.WriteLine($"    and {cell.Values.Count - Listed} more");
        }
    }

    private static string HowMuch(ValueDifference value) => value.Change is not { } change ? ""
        : string.Create(CultureInfo.InvariantCulture, $" ({change:+0.######;-0.######;+0}, {value.Relative:0.######%})");

    private static string Summary(List<(string File, NotebookVerification Result)> done)
    {
        var (held, total) = (done.Count(pair => pair.Result.Holds), done.Sum(pair => pair.Result.ValuesCompared));
        return string.Create(CultureInfo.InvariantCulture,
            $"{held} of {done.Count} notebooks as in the files, {total:N0} values compared.");
    }

    private static object Report(string file, NotebookVerification result) => new
    {
        Notebook = file,
        Status = !result.Run.Succeeded ? "failed" : result.Holds ? "same" : "differs",
        Error = result.Run.Error?.ToString(),
        result.CellsCompared,
        result.ValuesCompared,
        Seconds = result.Run.Duration.TotalSeconds,
        result.Cells,
    };

    private static string Short(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
