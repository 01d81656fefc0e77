using System.CommandLine;
using System.Globalization;
using DeepInnovation.Novelty;

namespace DeepInnovation.Cli.Commands;

/// <summary>The novelty model on a plain file of hyperedges.</summary>
internal static class NoveltyCommand
{
    private const string Stream = "novelty";

    public static Command Create()
    {
        var from = new Option<string>("--hyperedges")
        {
            Description = "A CSV file with the columns id, year and nodes (a JSON list of texts; case and doubles do not count)",
            Required = true,
        };
        var dimensions = new Option<int>("--dimensions") { Description = "Latent dimensions of the model", DefaultValueFactory = _ => 20 };
        var seed = new Option<long>("--seed") { Description = "The same seed gives the same bytes", DefaultValueFactory = _ => 42 };
        var to = new Option<string>("--out")
        {
            Description = "The CSV file to write: id, year, novelty (nats), percentile within the year. "
                + "Empty for fewer than two distinct nodes and for the first year, which has nothing before it",
            Required = true,
        };
        var command = new Command(
            "novelty",
            "Tells how surprising each combination is to a model of the years before it (Shi and Evans, 2023).\n"
            + "Example: deepinnovation novelty --hyperedges keywords.csv --dimensions 20 --seed 42 --out novelty.csv")
        { from, dimensions, seed, to };
        command.SetAction(parse => Run(
            parse.GetValue(from)!, parse.GetValue(dimensions), parse.GetValue(seed), parse.GetValue(to)!, parse.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string from, int dimensions, long seed, string to, TextWriter output)
    {
        var options = new ShiEvansOptions { Dimensions = dimensions };
        options.Check();
        var scores = new NoveltyScorer(options, seed).Score(HyperedgeTable.Read(from), Stream);
        HyperedgeTable.WriteScores(to, scores.Documents);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{scores.Scored:N0} of {scores.Documents.Count:N0} documents scored, written to {to}; {scores.TooFewNodes:N0} with fewer than two distinct nodes, {scores.FirstYear:N0} of the first year, {scores.WithUnseenNodes:N0} of the scored with a node that no earlier year has."));
        if (scores.Validation.Count > 0)
        {
            var years = scores.Validation.Count;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"AUC of real against random combinations, mean of {years} predicted year{(years == 1 ? "" : "s")}: {scores.Validation.Average(v => v.Auc):0.000}."));
        }

        return ExitCode.Success;
    }
}
