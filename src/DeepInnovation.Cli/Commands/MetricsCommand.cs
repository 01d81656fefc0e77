using System.CommandLine;
using System.Text.Json;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation metrics</c>: evaluates scores in a file, whichever tool produced them.</summary>
internal static class MetricsCommand
{
    public static Command Create()
    {
        var scores = new Option<string>("--scores")
        {
            Description = "CSV with the columns label (0 or 1) and score; others are ignored",
            Required = true,
        };
        var bootstrap = new Option<int>("--bootstrap")
        {
            Description = "Resamples of the 95 % intervals; 0 for none",
            DefaultValueFactory = _ => 1000,
        };
        var seed = new Option<long>("--seed") { Description = "Seed of the resamples", DefaultValueFactory = _ => 42 };
        var threshold = new Option<double>("--threshold")
        {
            Description = "Scores of at least this count as label 1",
            DefaultValueFactory = _ => 0.5,
        };
        var output = new Option<string>("--out") { Description = "JSON file to write", Required = true };
        var command = new Command(
            "metrics",
            "Precision, recall, F1, accuracy, AUPRC (average precision), AUROC and calibration of scores, "
            + "with bootstrap intervals. "
            + "Example: deepinnovation metrics --scores scores.csv --bootstrap 1000 --out metrics.json")
        {
            scores, bootstrap, seed, threshold, output,
        };
        command.SetAction(parse =>
        {
            TargetFile.Demand(parse.GetValue(output), parse.GetValue(scores));
            var options = new EvaluationOptions { Resamples = parse.GetValue(bootstrap), Seed = parse.GetValue(seed) };
            var evaluation = Evaluation.Of(ScoreFile.Read(parse.GetValue(scores)!), parse.GetValue(threshold), options);
            AtomicFile.WriteText(parse.GetValue(output)!, JsonSerializer.Serialize(evaluation, Evaluation.Json) + "\n");
            parse.InvocationConfiguration.Output.WriteLine(Summary(evaluation));
            return ExitCode.Success;
        });
        return command;
    }

    private static string Summary(Evaluation evaluation)
    {
        var interval = evaluation.Intervals.GetValueOrDefault(MetricNames.AveragePrecision);
        var between = interval is null ? "" : FormattableString.Invariant($" [{interval.Low:F3}, {interval.High:F3}]");
        return FormattableString.Invariant(
            $"{evaluation.N} scores, {evaluation.Positives} of label 1: AUPRC {evaluation.AveragePrecision:F3}{between}, ")
            + FormattableString.Invariant($"by chance {evaluation.Prevalence:F3}; ")
            + FormattableString.Invariant($"macro F1 {evaluation.Macro.F1:F3} at {evaluation.Threshold}.");
    }
}
