using System.CommandLine;
using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Validation;
using DeepInnovation.Novelty;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation novelty-check</c>: measures how far a run's novelty can be trusted.</summary>
internal static class NoveltyCheckCommand
{
    public static Command Create()
    {
        var run = new Option<string>("--run") { Description = "The run's folder", Required = true, HelpName = "FOLDER" };
        var seeds = new Option<int>("--seeds")
        {
            Description = "Seeds to compare: the run's own and the next ones",
            DefaultValueFactory = _ => 5,
        };
        var dimensions = new Option<string>("--dimensions")
        {
            Description = "Numbers of latent dimensions to compare, separated by commas",
            DefaultValueFactory = _ => "5,10,20,40",
        };
        var samples = new Option<int>("--null-samples")
        {
            Description = "Random samples of each null model per year",
            DefaultValueFactory = _ => 5,
        };
        var to = new Option<string>("--out")
        {
            Description = "The folder to write stability.parquet, null-models.parquet, hits.parquet and groups.parquet to",
            Required = true,
            HelpName = "FOLDER",
        };
        var command = new Command(
            "novelty-check",
            "Shows how far the novelty of a run can be trusted: agreement over seeds and dimensions, distance from null models, "
            + "novelty against citations, surprise by field and country.\n"
            + "Example: deepinnovation novelty-check --run run --seeds 5 --dimensions 5,10,20,40 --out check")
        { run, seeds, dimensions, samples, to };
        command.SetAction(parse =>
        {
            var folder = Open(parse.GetValue(run)!);
            var manifest = folder.ManifestOf(NoveltyStage.Place)!;
            var options = new NoveltyValidationOptions
            {
                Model = RunSettings.ModelOf(manifest.Parameters),
                Seed = manifest.Seed,
                Seeds = parse.GetValue(seeds),
                Dimensions = Numbers(parse.GetValue(dimensions)!),
                NullSamples = parse.GetValue(samples),
            };
            var report = NoveltyValidationReport.Of(
                CorpusStage.Documents.Read(folder), NoveltyStage.Novelties.Read(folder), options);
            report.Write(parse.GetValue(to)!);
            NoveltyCheckText.Write(parse.InvocationConfiguration.Output, report, parse.GetValue(to)!);
            return ExitCode.Success;
        });
        return command;
    }

    private static RunFolder Open(string path)
    {
        if (!Directory.Exists(path))
            throw new InputException($"there is no folder {path}", "Name the folder of a run with --run");
        var run = new RunFolder(path);
        return run.ManifestOf(NoveltyStage.Place) is not null ? run
            : throw new InputException($"stage novelty has not finished in {path}",
                "Name the folder of a run, or make one with 'deepinnovation reproduce --out FOLDER'");
    }

    private static List<int> Numbers(string text)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new InputException("dimensions must be whole numbers separated by commas", null, null, value: text,
                    hint: "Write them as 5,10,20,40");
            numbers.Add(number);
        }

        return numbers;
    }
}
