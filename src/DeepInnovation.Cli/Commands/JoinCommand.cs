using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Commands.Join;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Kernels;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation join</c>: joins papers to patents on plain files.</summary>
internal sealed class JoinCommand
{
    private static readonly string[] Header = ["Paper_ID", "Patent_ID", "Similarity", "Paper_Year", "Patent_Year"];

    private Option<string> Papers { get; } =
        new("--papers") { Description = "The papers' vectors: .npy, [rows, dimensions], each of length 1", Required = true };
    private Option<string> PaperYears { get; } =
        new("--paper-years") { Description = "Their years: .npy of integers or dates", Required = true };
    private Option<string?> PaperIds { get; } = new("--paper-ids")
    {
        Description = "Their ids: a CSV file with the column id, or one id per line; without it, row numbers from 0",
    };
    private Option<string> Patents { get; } = new("--patents") { Description = "The patents' vectors", Required = true };
    private Option<string> PatentYears { get; } = new("--patent-years") { Description = "Their years", Required = true };
    private Option<string?> PatentIds { get; } = new("--patent-ids")
    {
        Description = "Their ids. Equal similarities are ordered by them (ordinal), or by row number (numeric) without them",
    };

    private Option<int?> Top { get; } = new("--top")
    {
        Description = "Keep each paper's K most similar patents (1 if neither this nor --threshold is given)",
    };
    private Option<double?> Threshold { get; } = new("--threshold")
    {
        Description = "Keep only pairs at least this similar; with --top, both conditions apply",
    };
    private Option<string> Engine { get; } = new("--engine")
    {
        Description = $"The method, all with the same result: {string.Join(", ", SimilarityEngines.Names)}",
        DefaultValueFactory = _ => SimilarityEngines.Names[0],
    };

    private Option<int?> Threads { get; } = new("--threads")
    {
        Description = "Threads; they change the time, never the result (default: one per processor)",
    };
    private Option<string> To { get; } = new("--out")
    {
        Description = "The CSV file to write: Paper_ID, Patent_ID, Similarity, Paper_Year, Patent_Year",
        Required = true,
    };

    public static Command Create() => new JoinCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "join",
            "Finds for each paper the most similar patents of its year or later, exactly. "
            + "For data larger than memory use the subcommands.\n"
            + "Example: deepinnovation join --papers P.npy --paper-years PY.npy --patents Q.npy --patent-years QY.npy "
            + "--top 1 --out pairs.csv")
        { Papers, PaperYears, PaperIds, Patents, PatentYears, PatentIds, Top, Threshold, Engine, Threads, To };
        command.Subcommands.Add(JoinPlanCommand.Create());
        command.Subcommands.Add(JoinRunCommand.Create());
        command.Subcommands.Add(JoinMergeCommand.Create());
        command.Subcommands.Add(JoinStatusCommand.Create());
        command.Subcommands.Add(JoinCheckCommand.Create());
        command.Subcommands.Add(JoinCalibrateCommand.Create());
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        var rule = JoinRule.Of(parse.GetValue(Top), parse.GetValue(Threshold));
        if (parse.GetValue(Threads) < 1)
            throw new InputException("--threads must be at least 1", "Give a whole number from 1");
        TargetFile.Demand(
            parse.GetValue(To), parse.GetValue(Papers), parse.GetValue(PaperYears), parse.GetValue(PaperIds),
            parse.GetValue(Patents), parse.GetValue(PatentYears), parse.GetValue(PatentIds));
        var engine = SimilarityEngines.Of(parse.GetValue(Engine)!, parse.GetValue(Threads));
        var papers = Read(parse.GetValue(Papers)!, parse.GetValue(PaperYears)!, parse.GetValue(PaperIds));
        var patents = Read(parse.GetValue(Patents)!, parse.GetValue(PatentYears)!, parse.GetValue(PatentIds));
        var to = parse.GetValue(To)!;
        var result = engine.Join(papers, patents, rule, cancellation: cancellation);
        CsvFile.Write(to, Header, result.Pairs.Select(p => (IReadOnlyList<string?>)
        [
            papers.IdOf(p.Paper), patents.IdOf(p.Patent), p.Similarity.ToString("R", CultureInfo.InvariantCulture),
            papers.Years[p.Paper].ToString(CultureInfo.InvariantCulture),
            patents.Years[p.Patent].ToString(CultureInfo.InvariantCulture),
        ]));
        parse.InvocationConfiguration.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Pairs.Count:N0} pairs by {rule} written to {to}, of {result.PairsConsidered:N0} that the years allow; "
            + $"{result.PapersWithoutCandidate:N0} of {papers.Count:N0} papers have no patent of their year or later. "
            + $"{(result.Way.Length == 0 ? "" : $"Method: {result.Way}.")}"));
        return ExitCode.Success;
    }

    private static DatedVectors Read(string vectorsPath, string yearsPath, string? idsPath)
    {
        var vectors = NpyFile.ReadVectors(vectorsPath);
        return new DatedVectors(vectorsPath, vectors.Values, vectors.Columns!.Value, NpyYears.Read(yearsPath),
            idsPath is null ? null : IdList.Read(idsPath));
    }
}
