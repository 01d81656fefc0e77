using System.CommandLine;
using System.Globalization;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Shards;

namespace DeepInnovation.Cli.Commands.Join;

/// <summary><c>deepinnovation join plan</c>: splits a large join into shards.</summary>
internal sealed class JoinPlanCommand
{
    private Option<string> Papers { get; } = new("--papers")
    {
        Description = "The papers' vectors: .npy or .safetensors, [rows, dimensions], each of length 1",
        Required = true,
    };
    private Option<string?> PaperTable { get; } = new("--paper-table")
    {
        Description = "Their ids and years: Parquet with the columns id and year, in the vectors' order",
    };
    private Option<string?> PaperYears { get; } = new("--paper-years")
    {
        Description = "Their years alone: .npy of integers or dates",
    };
    private Option<string?> PaperIds { get; } = new("--paper-ids")
    {
        Description =
            "Their ids, with --paper-years: a CSV file with the column id, or one id per line; without it, row numbers from 0",
    };
    private Option<string> Patents { get; } = new("--patents") { Description = "The patents' vectors", Required = true };
    private Option<string?> PatentTable { get; } = new("--patent-table") { Description = "Their ids and years" };
    private Option<string?> PatentYears { get; } = new("--patent-years") { Description = "Their years alone" };
    private Option<string?> PatentIds { get; } = new("--patent-ids") { Description = "Their ids, with --patent-years" };
    private Option<int?> Top { get; } = new("--top")
    {
        Description = "Keep each paper's K most similar patents (1 if neither this nor --threshold is given)",
    };
    private Option<double?> Threshold { get; } = new("--threshold")
    {
        Description = "Keep only pairs at least this similar; with --top, both conditions apply",
    };
    private Option<string?> Memory { get; } = new("--memory")
    {
        Description = "The memory that a run may use (2GiB if neither this nor --shards is given)",
        HelpName = "SIZE",
    };
    private Option<int?> Shards { get; } = new("--shards")
    {
        Description = "Cut into this many shards, whatever memory they need",
    };
    private Option<int?> Threads { get; } = new("--threads") { Description = "Threads of a run; one per processor by default" };
    private Option<string> To { get; } =
        new("--out") { Description = "The folder to write the plan into", Required = true, HelpName = "PLAN" };

    public static Command Create() => new JoinPlanCommand().Build();

    private Command Build()
    {
        var command = new Command(
            "plan",
            "Cuts a join into shards that fit in memory; then use join run and join merge.\n"
            + "Example: deepinnovation join plan --papers P.npy --paper-table P.parquet --patents Q.npy --patent-table Q.parquet "
            + "--memory 2GiB --out plan")
        {
            Papers, PaperTable,
            PaperYears, PaperIds, Patents, PatentTable, PatentYears, PatentIds, Top, Threshold, Memory, Shards, Threads, To,
        };
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        var (memory, shards, folder) = (parse.GetValue(Memory), parse.GetValue(Shards), parse.GetValue(To)!);
        if (memory is not null && shards is not null)
            throw new InputException("--memory and --shards cannot be combined", "Give one of the two");
        var planner = new JoinPlanner
        {
            Rule = JoinRule.Of(parse.GetValue(Top), parse.GetValue(Threshold)),
            Memory = memory is null ? JoinPlanner.DefaultMemory : MemorySize.Parse(memory),
            ShardCount = shards,
            Threads = parse.GetValue(Threads),
        };
        var papers = new JoinSide(parse.GetValue(Papers)!, parse.GetValue(PaperTable), parse.GetValue(PaperYears),
            parse.GetValue(PaperIds));
        var patents = new JoinSide(parse.GetValue(Patents)!, parse.GetValue(PatentTable), parse.GetValue(PatentYears),
            parse.GetValue(PatentIds));
        var output = parse.InvocationConfiguration.Output;
        var plan = new RunDisplay(output).Watch("plan",
            progress => planner.Plan(papers, patents, folder, progress, cancellation));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Shards.Count:N0} shards in {folder}, "
            + $"of {plan.Papers.Blocks.Count:N0} x {plan.Patents.Blocks.Count:N0} blocks; "
            + $"the years leave {((long)plan.Papers.Blocks.Count * plan.Patents.Blocks.Count) - plan.Shards.Count:N0} out."));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Papers.Rows:N0} papers, {plan.Patents.Rows:N0} patents, {plan.Dimensions} dimensions, {plan.Pairs:N0} pairs "
            + $"that the years allow, {plan.Rule}; a run needs at most about {MemorySize.ToText(Need(plan))}."));
        return ExitCode.Success;
    }

    private static long Need(ShardPlan plan)
    {
        var sizes = new BlockSizes(plan.Papers.Blocks.Select(b => b.Count).DefaultIfEmpty().Max(),
            plan.Patents.Blocks.Select(b => b.Count).DefaultIfEmpty().Max());
        return sizes.Bytes(plan.Papers.Rows, plan.Patents.Rows, plan.Dimensions,
            plan.Threads ?? Environment.ProcessorCount, plan.Top ?? 1);
    }
}
