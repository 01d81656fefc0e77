using System.CommandLine;
using DeepInnovation.Candidates;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation candidates</c>: runs the candidate filter on a plain file.</summary>
internal static class CandidatesCommand
{
    private static readonly string[] Header = ["id", "kept", "rule", "match"];

    public static Command Create()
    {
        var patents = new Option<string?>("--patents")
        {
            Description = "A table of patents with the columns id, title, abstract and ipc (CSV, JSON Lines or Parquet)",
        };
        var papers = new Option<string?>("--papers")
        {
            Description = "A table of papers with the columns id, title and abstract",
        };
        var rules = new Option<string>("--rules")
        {
            Description = "faithful: the published filter as it is; corrected: as it was apparently meant",
            DefaultValueFactory = _ => "faithful",
        };
        var onError = new Option<OnError>("--on-error")
        {
            Description = "What to do with a row that cannot be used",
            DefaultValueFactory = _ => OnError.Fail,
        };
        var to = new Option<string>("--out") { Description = "The CSV file to write: id, kept, rule, match", Required = true };
        rules.AcceptOnlyFromAmong([.. RuleSet.Names]);
        var command = new Command(
            "candidates",
            "Finds documents that may be about AI, by the paper's IPC symbols and keywords.\n"
            + "Example: deepinnovation candidates --patents patents.csv --rules faithful --out candidates.csv")
        { patents, papers, rules, onError, to };
        command.SetAction(parse =>
        {
            TargetFile.Demand(parse.GetValue(to), parse.GetValue(patents), parse.GetValue(papers));
            return Run(
                Source(parse.GetValue(patents), parse.GetValue(papers), parse.GetValue(onError)),
                RuleSet.Named(parse.GetValue(rules)!),
                parse.GetValue(to)!, parse.InvocationConfiguration.Output);
        });
        return command;
    }

    private static DocumentSource Source(string? patents, string? papers, OnError onError) => (patents, papers) switch
    {
        ({ } file, null) => new DocumentSource(file, DocumentKind.Patent, onError),
        (null, { } file) => new DocumentSource(file, DocumentKind.Paper, onError),
        _ => throw new InputException("give one file of documents", "Use either --patents FILE or --papers FILE"),
    };

    private static int Run(DocumentSource source, RuleSet rules, string to, TextWriter output)
    {
        long kept = 0, withIpc = 0;
        CsvFile.Write(to, Header, source.Read().Select(document =>
        {
            var verdict = rules.Judge(document);
            kept += verdict.Kept ? 1 : 0;
            withIpc += document.Ipc.Count > 0 ? 1 : 0;
            return (IReadOnlyList<string?>)[document.Id, verdict.Kept ? "true" : "false", verdict.Rule, verdict.Match];
        }));
        output.WriteLine(FormattableString.Invariant($"{kept:N0} of {source.RowsOut:N0} documents kept by the {rules.Name} ")
            + FormattableString.Invariant($"rules ({withIpc:N0} have IPC symbols), written to {to}."));
        if (source.Rejected is { Count: > 0 } rejected)
            output.WriteLine(FormattableString.Invariant(
                $"{rejected.Count:N0} rows left out, the first on line {rejected[0].Line}: {rejected[0].Reason}."));
        return ExitCode.Success;
    }
}
