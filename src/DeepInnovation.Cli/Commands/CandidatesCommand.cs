using System.CommandLine;
using DeepInnovation.Candidates;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Commands;

/// <summary>The candidate filter on a plain file.</summary>
internal static class CandidatesCommand
{
    private static readonly string[] Header = ["id", "kept", "rule", "match"];

    public static Command Create()
    {
        var patents = new Option<string?>("--patents")
        {
            Description = "A table of patents with the columns id, title, abstract and ipc (CSV, JSON Lines or Parquet)",
        };
        var papers = new Option<string?>("--papers") { Description = "A table of papers with the columns id, title and abstract" };
        var rules = new Option<string>("--rules")
        {
            Description = "faithful: the published filter as it is; corrected: as it seems to be meant",
            DefaultValueFactory = _ => "faithful",
        };
        var to = new Option<string>("--out") { Description = "The CSV file to write: id, kept, rule, match", Required = true };
        rules.AcceptOnlyFromAmong([.. RuleSet.Names]);
        var command = new Command(
            "candidates",
            "Tells which documents may be about AI, by the paper's IPC symbols and keywords.\n"
            + "Example: deepinnovation candidates --patents patents.csv --rules faithful --out candidates.csv")
        { patents, papers, rules, to };
        command.SetAction(parse => Run(
            parse.GetValue(patents), parse.GetValue(papers), RuleSet.Named(parse.GetValue(rules)!), parse.GetValue(to)!,
            parse.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string? patents, string? papers, RuleSet rules, string to, TextWriter output)
    {
        if (patents is null == papers is null)
            throw new InputException("give one file of documents", "Use either --patents FILE or --papers FILE");
        var table = TextTable.Read((patents ?? papers)!);
        var id = table.Column(true, "id", "pn", "publication_number")!.Value;
        var title = table.Column(true, "title")!.Value;
        var text = table.Column(false, "abstract", "abs");
        var ipc = table.Column(required: patents is not null, "ipc", "ipcs", "cpc");
        var kept = 0;
        CsvFile.Write(to, Header, table.Rows.Select(row =>
        {
            IReadOnlyList<string> symbols = ipc is null || row[ipc.Value] is not { } list ? [] : [list];
            var verdict = rules.Judge(symbols, row[title], text is null ? "" : row[text.Value]);
            kept += verdict.Kept ? 1 : 0;
            return (IReadOnlyList<string?>)[row[id], verdict.Kept ? "true" : "false", verdict.Rule, verdict.Match];
        }));
        output.WriteLine($"{kept:N0} of {table.Rows.Count:N0} documents kept by the {rules.Name} rules, written to {to}.");
        return ExitCode.Success;
    }
}
