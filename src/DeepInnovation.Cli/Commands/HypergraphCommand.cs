using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Hypergraphs;
using DeepInnovation.Hypergraphs.Files;
using DeepInnovation.Hypergraphs.Measures;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation hypergraph</c>: measures hypergraph files and converts between formats.</summary>
internal sealed class HypergraphCommand
{
    private Argument<string> Input { get; } = new("FILE")
    {
        Description =
            "CSV or Parquet with the columns id, year and nodes (a list of texts), or HIF (.json), as XGI and HyperNetX write it",
    };

    public static Command Create() => new HypergraphCommand().Build();

    private Command Build() => new("hypergraph", "Measures hypergraphs and converts them between formats.\n"
        + "Example: deepinnovation hypergraph measure keywords.csv --out measures")
    {
        Measure(),
        Convert(),
    };

    private Command Measure()
    {
        var to = new Option<string>("--out")
        {
            Description = "The folder to write: summary.parquet, degrees.parquet, sizes.parquet, nodes.parquet",
            Required = true,
        };
        var seed = new Option<long>("--seed")
        {
            Description = "The seed that chooses the nodes over which slow means are taken",
            DefaultValueFactory = _ => 42,
        };
        var command = new Command(
            "measure",
            "Degrees, sizes, density, components, clustering, assortativity and centrality, for each year and for all.\n"
            + "Example: deepinnovation hypergraph measure keywords.parquet --out measures")
        { Input, to, seed };
        command.SetAction(parse =>
        {
            var graph = HypergraphFiles.Read(parse.GetValue(Input)!);
            var tables = HypergraphTables.Of(graph, parse.GetValue(seed));
            tables.Write(parse.GetValue(to)!);
            var whole = tables.Summary[^1];
            parse.InvocationConfiguration.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{whole.Documents:N0} documents, {whole.Hyperedges:N0} distinct hyperedges over {whole.Nodes:N0} nodes in "
                + $"{graph.Years.Count:N0} years; {whole.Components:N0} components, the largest with {whole.LargestComponent:P1} "
                + $"of the hyperedges. Tables written to {parse.GetValue(to)}."));
            return ExitCode.Success;
        });
        return command;
    }

    private Command Convert()
    {
        var to =
            new Option<string>("--out") { Description = "The file to write: .json for HIF, .csv for a table", Required = true };
        var command = new Command("convert", "Writes a hypergraph in the other format.\n"
            + "Example: deepinnovation hypergraph convert keywords.csv --out keywords.hif.json")
            {
                Input, to,
            };
        command.SetAction(parse =>
        {
            var path = parse.GetValue(to)!;
            if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                && !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                throw new InputException("the format to write is unknown", path, null, hint: "End the name in .json or .csv");
            TargetFile.Demand(path, parse.GetValue(Input));
            var done = HypergraphConversion.Run(parse.GetValue(Input)!, path);
            var left = done.LeftOut.Count == 0 ? ""
                : $" A CSV has no place for {string.Join(", ", done.LeftOut)}: they are not in it.";
            parse.InvocationConfiguration.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{done.Edges:N0} hyperedges over {done.Nodes:N0} nodes written to {path}.{left}"));
            return ExitCode.Success;
        });
        return command;
    }
}
