using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Cli.Commands.Join;

/// <summary><c>deepinnovation join merge</c>: merges all shards into one table.</summary>
internal sealed class JoinMergeCommand
{
    private Argument<string> Plan { get; } = JoinFolder.Argument();
    private Option<string[]> To { get; } =
        new("--out") { Description = "The file to write, .csv or .parquet; may be given several times", Required = true };
    private Option<bool> WithoutYears { get; } = new("--without-years")
    {
        Description = "CSV without Paper_Year and Patent_Year, like the earlier published tables",
    };

    public static Command Create() => new JoinMergeCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "merge",
            "Writes the pairs of all shards as one table, in the papers' order and by rank; "
            + "the bytes do not depend on how the work was cut.\n"
            + "Example: deepinnovation join merge plan --out DeepCosineAI.csv --out pairs.parquet")
        { Plan, To, WithoutYears };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        var (files, years, output) = (parse.GetValue(To)!, !parse.GetValue(WithoutYears), parse.InvocationConfiguration.Output);
        foreach (var file in files)
        {
            PairFile.RequireKnown(file);
            TargetFile.Demand(file);
        }

        var merge = new ShardMerge(parse.GetValue(Plan)!);
        foreach (var file in files)
        {
            var pairs = new RunDisplay(output).Watch("merge",
                progress => PairFile.Write(file, merge.NamedPairs(progress, cancellation), years));
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{pairs:N0} pairs of {merge.Papers:N0} papers written to {file}."));
        }

        return ExitCode.Success;
    }
}
