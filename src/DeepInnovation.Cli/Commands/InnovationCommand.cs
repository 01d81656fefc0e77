using System.CommandLine;
using System.Globalization;
using DeepInnovation.Hypergraphs.Innovation;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation innovation</c>: computes the innovation measures that complement novelty.</summary>
internal sealed class InnovationCommand
{
    private Option<string?> Hyperedges { get; } = new("--hyperedges")
    {
        Description = "Documents as combinations: id, year, nodes (a list of keywords, classes or venues)",
        HelpName = "FILE",
    };
    private Option<string?> Citations { get; } =
        new("--citations") { Description = "Who cites whom: citing, cited", HelpName = "FILE" };
    private Option<string?> Documents { get; } = new("--documents")
    {
        Description = "The citations' documents: id, year. Without it, the ids and years of --hyperedges are used",
        HelpName = "FILE",
    };
    private Option<string> Out { get; } =
        new("--out") { Description = "The folder for the tables, Parquet and CSV", Required = true, HelpName = "FOLDER" };
    private Option<int> Replicas { get; } = new("--replicas")
    {
        Description = "Shuffled copies that show what to expect by chance",
        DefaultValueFactory = _ => new AtypicalOptions().Replicas,
        HelpName = "N",
    };
    private Option<double> Steps { get; } = new("--steps")
    {
        Description = "Steps of the shuffle for each node of a document",
        DefaultValueFactory = _ => new AtypicalOptions().StepsPerIncidence,
        HelpName = "X",
    };
    private Option<NoDeviation> Infinite { get; } = new("--no-deviation")
    {
        Description = "What to do with a pair without deviation in the shuffled copies: leave it out, or use a bound of its z",
        DefaultValueFactory = _ => NoDeviation.LeaveOut,
    };
    private Option<long> Seed { get; } = new("--seed")
    {
        Description = "The same seed gives the same bytes",
        DefaultValueFactory = _ => new AtypicalOptions().Seed,
        HelpName = "N",
    };
    private Option<int> Threads { get; } = new("--threads")
    {
        Description = "The most threads to use, -1 for all cores; the bytes are the same",
        DefaultValueFactory = _ => -1,
        HelpName = "N",
    };
    private Option<int> Years { get; } = new("--disruption-years")
    {
        Description = "t of the disruption index CD_t",
        DefaultValueFactory = _ => DisruptionIndex.FiveYears,
        HelpName = "N",
    };
    private Option<double> Damping { get; } = new("--damping")
    {
        Description = "alpha of PageRank",
        DefaultValueFactory = _ => CitationPageRank.Damping,
        HelpName = "X",
    };
    private Option<int> Window { get; } = new("--window")
    {
        Description = "Documents of similar age that a PageRank is compared with",
        DefaultValueFactory = _ => RescaledScore.DefaultWindow,
        HelpName = "N",
    };

    public static Command Create() => new InnovationCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "innovation",
            "Measures atypical combinations, disruption, PageRank rescaled by age and delayed recognition, "
            + "as far as the inputs allow. "
            + "Files are CSV, TSV, JSON Lines or Parquet.\n"
            + "Example: deepinnovation innovation --hyperedges venues.csv --citations citations.parquet --documents "
            + "papers.csv --out innovation/")
        {
            Hyperedges, Citations, Documents, Out, Replicas, Steps, Infinite, Seed, Threads, Years, Damping, Window,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        var options = new InnovationOptions
        {
            Atypical = new AtypicalOptions
            {
                Replicas = parse.GetValue(Replicas),
                StepsPerIncidence = parse.GetValue(Steps),
                NoDeviation = parse.GetValue(Infinite),
                Seed = parse.GetValue(Seed),
                MaxThreads = parse.GetValue(Threads),
            },
            DisruptionYears = parse.GetValue(Years),
            Damping = parse.GetValue(Damping),
            Window = parse.GetValue(Window),
        };
        var folder = parse.GetValue(Out)!;
        var counts = InnovationFiles.Write(parse.GetValue(Hyperedges), parse.GetValue(Citations),
            parse.GetValue(Documents), folder, options);
        var text = string.Join("; ",
            counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name.Replace('_', ' ')} {c.Value:N0}")));
        parse.InvocationConfiguration.Output.WriteLine($"Written to {folder}: {text}.");
        return ExitCode.Success;
    }
}
