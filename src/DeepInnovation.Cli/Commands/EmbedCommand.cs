using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Embeddings;
using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Training;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation embed</c>: embeds the rows of any table.</summary>
internal static class EmbedCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--in") { Description = "The table (CSV, JSON Lines or Parquet)", Required = true };
        var columns = new Option<string>("--text")
        {
            Description = "The columns whose texts are embedded, separated by commas; joined by a space",
            Required = true,
        };
        var encoder = new Option<string?>("--encoder")
        {
            Description = "A sentence encoder's folder (such as all-MiniLM-L6-v2), or a file of document frequencies to weight "
                + "words by. Without it every word has the same weight, "
                + "so that vectors of separate calls are comparable",
        };
        var save = new Option<string?>("--save-encoder")
        {
            Description = "Count document frequencies in these texts, weight words by them and write them to this file",
        };
        var to = new Option<string>("--out")
        {
            Description = "The .npy file to write: float32, one row of length 1 for each row of the table",
            Required = true,
        };
        var command = new Command(
            "embed",
            "Turns each row's text into a vector of length 1: "
            + "hashed words and character n-grams (384 numbers, offline, any script), or a sentence encoder's.\n"
            + "Example: deepinnovation embed --in papers.csv --text title,abstract --out papers.npy")
        { from, columns, encoder, save, to };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(
            parse.GetValue(from)!, parse.GetValue(columns)!, parse.GetValue(encoder), parse.GetValue(save), parse.GetValue(to)!,
            parse.InvocationConfiguration.Output, cancellation)));
        return command;
    }

    private static int Run(string from, string columns, string? encoder, string? save, string to, TextWriter output,
        CancellationToken cancellation)
    {
        if (encoder is not null && save is not null)
            throw new InputException("--encoder uses frequencies and --save-encoder counts new ones", "Give one of the two");
        TargetFile.Demand(to, from, encoder, save);
        TargetFile.Demand(save, from);
        var names = columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
            throw new InputException("--text names no column", "Name one or several, separated by commas");
        if (Directory.Exists(encoder))
            NetworkRuntime.Part.Demand("Leave --encoder out, for vectors of hashed words");
        List<string> texts = [.. CsvFile.Read(from, names).Select(row => string.Join(' ', names.Select(name => row[name])))];
        ISentenceEncoder model = encoder is null ? save is not null ? HashedEncoder.Fit(texts) : new HashedEncoder()
            : Directory.Exists(encoder) ? TransformerEncoder.Open(encoder) : HashedEncoder.Load(encoder);
        using var disposable = model as IDisposable;
        var vectors = model.Encode(texts, cancellation);
        NpyFile.Write(to, vectors, model.Dimensions);
        if (save is not null)
            AtomicFile.Write(save, ((HashedEncoder)model).Save);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{texts.Count:N0} vectors of {model.Dimensions} numbers written to {to} "
                + $"({model.Name}{(model is HashedEncoder { FittedTexts: 0 } ? ": every word has the same weight" : "")})."));
        var empty = Enumerable.Range(0, texts.Count)
            .Where(i => !vectors.AsSpan(i * model.Dimensions, model.Dimensions).ContainsAnyExcept(0f)).ToList();
        if (empty.Count > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{empty.Count:N0} rows have no letter and no digit to embed (the first is row {empty[0]}, counted from 0); "
                + $"their vectors are zeros, which join refuses."));
        }

        return ExitCode.Success;
    }
}
