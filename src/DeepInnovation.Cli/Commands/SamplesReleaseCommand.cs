using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Samples.Release;

namespace DeepInnovation.Cli.Commands;

/// <summary>
/// <c>deepinnovation samples release</c>: writes a synthetic release in the paper's formats, optionally with known defects.
/// </summary>
internal static class SamplesReleaseCommand
{
    public static Command Create()
    {
        var papers = new Option<int>("--papers") { Description = "Rows of DeepDiveAI.csv", DefaultValueFactory = _ => 3000 };
        var patents = new Option<int>("--patents") { Description = "Rows of DeepPatentAI.csv", DefaultValueFactory = _ => 3000 };
        var pairs = new Option<int>("--pairs")
        {
            Description = "Rows of DeepCosineAI.csv; no more than papers gives one pair per paper",
            DefaultValueFactory = _ => 2500,
        };
        var full = new Option<bool>("--full")
        {
            Description = "The paper's size: 3,511,929 papers, 2,356,204 patents, 100,000,000 pairs",
        };
        var withoutYears = new Option<bool>("--without-years") { Description = "Pairs in the earlier layout of three columns" };
        var defects = new Option<string>("--defects")
        {
            Description = "Kinds to plant, separated by commas, or all: " + string.Join(", ", DefectKind.All.Select(k => k.Name)),
            DefaultValueFactory = _ => "",
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads, 0 for one per core; the bytes do not depend on it",
            DefaultValueFactory = _ => 0,
        };
        var seed =
            new Option<long>("--seed") { Description = "The same seed gives the same bytes", DefaultValueFactory = _ => 42 };
        var folder = new Option<string>("--out") { Description = "Where to write; files there are replaced", Required = true };
        var command = new Command(
            "release",
            "Generate a synthetic release in the paper's formats, to try 'deepinnovation audit' on.\n"
            + "Example: deepinnovation samples release --papers 3000 --patents 3000 --pairs 2500 --defects all --out generated")
        {
            papers, patents, pairs, full, withoutYears, defects, threads, seed, folder,
        };
        command.SetAction((parse, cancellation) =>
        {
            var size = parse.GetValue(full) ? ReleaseSize.Full
                : new ReleaseSize(parse.GetValue(papers), parse.GetValue(patents), parse.GetValue(pairs));
            var kinds = parse.GetValue(defects)!
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (kinds is ["all"])
                kinds = [.. DefectKind.All.Select(k => k.Name)
                    .Where(k => !parse.GetValue(withoutYears) || k is not ("year-rule" or "pair-year"))];
            var to = parse.GetRequiredValue(folder);
            var output = parse.InvocationConfiguration.Output;
            var planted = new RunDisplay(output).Watch("release", progress =>
                GeneratedRelease.Write(to, size, parse.GetValue(seed), kinds, !parse.GetValue(withoutYears),
                    parse.GetValue(threads), progress, cancellation));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Wrote a synthetic release of {size.Papers:N0} papers, "
                + $"{size.Patents:N0} patents and up to {size.Pairs:N0} pairs to {to}, with {planted.Count} kinds of "
                + $"defects{(planted.Count > 0 ? $" at the lines in {GeneratedRelease.PlantedFile}" : "")}."));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
