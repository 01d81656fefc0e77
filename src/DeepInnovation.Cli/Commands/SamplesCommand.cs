using System.CommandLine;
using DeepInnovation.Samples;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation samples</c>: generates the synthetic corpus.</summary>
internal static class SamplesCommand
{
    public static Command Create()
    {
        var papers = new Option<int>("--papers") { Description = "How many papers", DefaultValueFactory = _ => 3000 };
        var patents = new Option<int>("--patents") { Description = "How many patents", DefaultValueFactory = _ => 3000 };
        var seed =
            new Option<long>("--seed") { Description = "The same seed gives the same bytes", DefaultValueFactory = _ => 42 };
        var folder = new Option<string>("--out") { Description = "Where to write; files there are replaced", Required = true };
        var command = new Command(
            "samples",
            "Generate a synthetic corpus with known truth: "
            + "papers, patents, recorded answers, the best possible figures and a data card.\n"
            + "Example: deepinnovation samples --papers 3000 --patents 3000 --seed 42 --out data-samples")
        {
            papers, patents, seed, folder,
        };
        command.Subcommands.Add(SamplesReleaseCommand.Create());
        command.SetAction(parse =>
        {
            var corpus = SampleCorpus.Generate(parse.GetValue(papers), parse.GetValue(patents), parse.GetValue(seed));
            corpus.Write(parse.GetRequiredValue(folder));
            parse.InvocationConfiguration.Output.WriteLine(
                $"Wrote {parse.GetValue(papers)} papers and {parse.GetValue(patents)} patents to {parse.GetValue(folder)}; "
                + $"its {SampleCorpus.CardFile} describes them.");
            return ExitCode.Success;
        });
        return command;
    }
}
