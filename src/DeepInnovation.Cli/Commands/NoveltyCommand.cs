using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation novelty</c>: fits the novelty model to a plain file of hyperedges.</summary>
internal static class NoveltyCommand
{
    private const string Stream = "novelty";

    public static Command Create()
    {
        var from = new Option<string>("--hyperedges")
        {
            Description =
                "A CSV file with the columns id, year and nodes (a JSON list of texts; case and duplicates do not count)",
            Required = true,
        };
        var dimensions =
            new Option<int>("--dimensions") { Description = "Latent dimensions of the model", DefaultValueFactory = _ => 20 };
        var seed =
            new Option<long>("--seed") { Description = "The same seed gives the same bytes", DefaultValueFactory = _ => 42 };
        var largest = new Option<double>("--largest-step")
        {
            Description = "The largest relative change of a parameter in one step. "
                + "The default is the published step, which has no such limit; "
                + "0.5 keeps it from overshooting if few nodes occur in many hyperedges",
            DefaultValueFactory = _ => double.PositiveInfinity,
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads, 0 for one per core; the scores do not depend on it",
            DefaultValueFactory = _ => 0,
        };
        var to = new Option<string>("--out")
        {
            Description = "The CSV file to write: id, year, novelty (nats), percentile within the year. "
                + "Empty for fewer than two distinct nodes and for the first year, which has no year before it",
            Required = true,
        };
        var command = new Command(
            "novelty",
            "Scores how surprising each combination is to a model of the years before it (Shi and Evans, 2023).\n"
            + "Example: deepinnovation novelty --hyperedges keywords.csv --dimensions 20 --seed 42 --out novelty.csv")
        { from, dimensions, seed, largest, threads, to };
        command.SetAction(parse => Run(
            parse.GetValue(from)!,
            new ShiEvansOptions { Dimensions = parse.GetValue(dimensions), LargestRelativeStep = parse.GetValue(largest) },
            parse.GetValue(seed), parse.GetValue(threads), parse.GetValue(to)!, parse.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string from, ShiEvansOptions options, long seed, int threads, string to, TextWriter output)
    {
        options.Check();
        if (threads < 0)
            throw new InputException("--threads is 0 or more", null, null, value: threads.ToString(CultureInfo.InvariantCulture),
                hint: "Give 0 for one thread per core");
        var table = HyperedgeTable.Read(from);
        var scores = new RunDisplay(output).Watch(
            Stream, progress => new NoveltyScorer(options, seed, threads).Score(table.Graph, Stream,
                (done, all) => progress.Report(new WorkProgress(Stream, done, all, "hyperedges"))));
        table.WriteScores(to, scores);
        var scored = table.EdgeOf.Count(e => scores.Novelty(e) is not null);
        var tooFew = table.EdgeOf.Count(e => e < 0);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{scored:N0} of {table.Count:N0} documents scored, written to {to}; {tooFew:N0} with fewer than two distinct nodes, "
            + $"{table.Count - tooFew - scored:N0} of the first year, {table.EdgeOf.Count(e => scores.UnseenNodes(e) > 0):N0} of "
            + $"the scored ones with a node that no earlier year has."));
        if (scores.Validation.Count > 0)
        {
            var (years, last) = (scores.Validation.Count, scores.Validation[^1]);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"AUC of real against random combinations, mean of {years} predicted year{(years == 1 ? "" : "s")}: "
                + $"{scores.Validation.Average(v => v.Auc):0.000}; of {last.Year}: "
                + $"{last.Auc:0.000} [{last.AucLow:0.000}, {last.AucHigh:0.000}]."));
        }

        return ExitCode.Success;
    }
}
