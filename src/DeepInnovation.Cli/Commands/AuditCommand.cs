using System.CommandLine;
using System.Globalization;
using DeepInnovation.Audit;
using DeepInnovation.Claims;
using DeepInnovation.Cli.Runs;

namespace DeepInnovation.Cli.Commands;

/// <summary>
/// <c>deepinnovation audit</c>: finds defects in the released files and checks which of the paper's figures they support.
/// </summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER")
        {
            Description =
                "The folder of DeepDiveAI.csv, DeepPatentAI.csv and DeepCosineAI.csv, plain, .gz or .zst; any may be missing",
        };
        var to = new Option<string>("--out")
        {
            Description = "Where to write audit.html, audit.json, audit.parquet and ledger.parquet",
            Required = true,
            HelpName = "FOLDER",
        };
        var json = new Option<bool>("--json") { Description = "Print the JSON instead of the table" };
        var fail = new Option<bool>("--fail-on-defects") { Description = "End with exit code 5 if there are defects" };
        var command = new Command("audit",
            "Audits the released tables: columns, types, nulls, duplicates, years, IPC, keywords, novelty, similarity, ids and "
            + "the year rule.\n\nExample: deepinnovation audit downloads --out audit") { folder, to, json, fail };
        command.SetAction((parse, cancellation) =>
        {
            var output = parse.InvocationConfiguration.Output;
            var report = new RunDisplay(output).Watch("audit",
                progress => ReleaseAudit.Run(parse.GetRequiredValue(folder), progress: progress, cancellation: cancellation));
            ReleaseAudit.Write(report, parse.GetRequiredValue(to));
            if (parse.GetValue(json))
                output.Write(AuditJson.Write(report));
            else
                Print(output, report, Path.Combine(parse.GetRequiredValue(to), AuditFiles.Page));
            return Task.FromResult(parse.GetValue(fail) && report.Defects.Any() ? ExitCode.DefectsFound : ExitCode.Success);
        });
        return command;
    }

    private static void Print(TextWriter output, AuditReport report, string page)
    {
        foreach (var table in report.Tables)
        {
            var found = table.File is null ? "missing" : string.Create(CultureInfo.InvariantCulture,
                $"{table.File}: {table.Rows:N0} rows, {table.Columns} named columns");
            output.WriteLine($"  {table.Table,-8} {found}");
        }

        output.WriteLine();
        foreach (var finding in report.Findings.Where(f => f.Verdict == AuditVerdict.Found).OrderBy(f => f.Severity))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {finding.Severity.ToString().ToLowerInvariant(),-7}{finding.Count,12:N0}  {finding.Id,-26} "
                + $"{finding.Problem}{(finding.Places() is [var place, ..] ? $" (line {place.Line})" : "")}"));
        }

        output.WriteLine(AuditPage.Summary(report));
        output.WriteLine("Claims of the paper: "
            + $"{string.Join(", ", Ledger.Count([.. report.Claims]).Select(v => $"{v.Claims} {Ledger.Text(v.Verdict)}"))}.");
        output.WriteLine($"Read {page}");
    }
}
