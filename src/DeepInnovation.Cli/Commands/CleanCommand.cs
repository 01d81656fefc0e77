using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Sources.Cleaning;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation clean</c>: merges corpora and removes records that must not count, or not count twice.</summary>
internal sealed class CleanCommand
{
    private static readonly string[] Names = [.. Enum.GetValues<CleaningRule>().Select(CleaningReport.NameOf)];

    private Argument<string[]> Corpora { get; } =
        new("CORPUS") { Description = "Folders written by deepinnovation import", Arity = ArgumentArity.OneOrMore };
    private Option<string?> Rules { get; } = new("--rules")
    {
        Description = "The rules to apply, separated by commas, or none: "
            + $"{string.Join(", ", Names)}. By default all but no-abstract and language; same-id always",
        HelpName = "LIST",
    };
    private Option<string?> Without { get; } = new("--without") { Description = "Rules to omit", HelpName = "LIST" };
    private Option<string?> Languages { get; } = new("--languages")
    {
        Description = "Keep only these languages (ISO 639-1, separated by commas); turns the rule language on",
        HelpName = "LIST",
    };
    private Option<double> Threshold { get; } = new("--near-duplicate-threshold")
    {
        Description = "The share of common word triples at which two texts count as near-duplicates",
        DefaultValueFactory = _ => new CleaningOptions().NearDuplicateThreshold,
        HelpName = "T",
    };
    private Option<int> PartRows { get; } = new("--part-rows")
    {
        Description = "The most documents in a Parquet file",
        DefaultValueFactory = _ => new CleaningOptions().PartRows,
        HelpName = "N",
    };
    private Option<string> Out { get; } = new("--out")
    {
        Description = "The folder of the cleaned corpus: documents-*.parquet, removed.csv, cleaning.json",
        Required = true,
        HelpName = "FOLDER",
    };

    public static Command Create() => new CleanCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "clean",
            "Joins imported corpora and removes withdrawn records, non-articles, duplicates and further members of a patent "
            + "family; removed.csv has every removal with its reason.\n"
            + "Example: deepinnovation clean corpus/openalex corpus/arxiv corpus/patentsview --languages en --out corpus/clean")
        { Corpora, Rules, Without, Languages, Threshold, PartRows, Out };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        var languages = List(parse.GetValue(Languages));
        var rules = parse.GetValue(Rules) is { } wanted ? (wanted == "none" ? [] : List(wanted).Select(Rule).ToHashSet())
            : new CleaningOptions().Rules.ToHashSet();
        if (languages.Count > 0)
            rules.Add(CleaningRule.Language);
        rules.ExceptWith(List(parse.GetValue(Without)).Select(Rule));
        var options = new CleaningOptions
        {
            Rules = rules,
            NearDuplicateThreshold = parse.GetValue(Threshold),
            PartRows = parse.GetValue(PartRows),
        };
        options = languages.Count > 0 ? options with { Languages = languages } : options;
        var (folder, output) = (parse.GetValue(Out)!, parse.InvocationConfiguration.Output);
        var report = new RunDisplay(output).Watch("clean",
            progress => new CorpusCleaning(options).Run(parse.GetValue(Corpora)!, folder, progress, cancellation));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.DocumentsIn,12:N0}  documents in"));
        foreach (var rule in report.Rules)
        {
            var sources = string.Join(", ",
                rule.Sources.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value:N0}")));
            var removed = rule.Papers + rule.Patents;
            var change = !rule.Applied ? "off" : removed == 0 ? "0" : FormattableString.Invariant($"-{removed:N0}");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{change,12}  {rule.Rule}{(sources.Length > 0 ? $" ({sources})" : "")}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Kept,12:N0}  documents kept in {folder}; "
            + $"the others are in {Path.Combine(folder, CorpusCleaning.Removed)}"));
        return ExitCode.Success;
    }

    private static List<string> List(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static CleaningRule Rule(string name) => Array.IndexOf(Names, name) is >= 0 and var i
        ? Enum.GetValues<CleaningRule>()[i]
        : throw new InputException($"there is no rule \"{name}\"", $"Choose from {string.Join(", ", Names)}");
}
