using System.CommandLine;
using DeepInnovation.Claims;
using DeepInnovation.Cli.Claims;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation claims</c>: prints the ledger of a run.</summary>
internal static class ClaimsCommand
{
    public static Command Create()
    {
        var run = new Option<string>("--run") { Description = "The run's folder", Required = true, HelpName = "FOLDER" };
        var json = new Option<bool>("--json") { Description = "Print JSON, for other programs" };
        var command = new Command("claims", """
            Shows which of the paper's claims hold on the data of a run: claimed and measured value, tolerance and verdict.

            Example: deepinnovation claims --run run
            """) { run, json };
        command.SetAction(parse =>
        {
            var folder = Open(parse.GetRequiredValue(run));
            var output = parse.InvocationConfiguration.Output;
            if (parse.GetValue(json))
                output.Write(Disk.ReadAllText(ClaimsStage.VerdictsJson.In(folder)));
            else
                LedgerText.Write(output, ClaimsStage.Verdicts.Read(folder));
            return ExitCode.Success;
        });
        return command;
    }

    private static RunFolder Open(string path)
    {
        if (!Directory.Exists(path))
            throw new InputException($"there is no folder {path}", "Name the folder of a run with --run");
        var run = new RunFolder(path);
        if (run.ManifestOf(ClaimsStage.Place) is not null)
            return run;
        var isRun = Directory.EnumerateDirectories(path).Any(stage => File.Exists(Path.Combine(stage, StageManifest.FileName)));
        throw isRun
            ? new InputException($"stage claims has not finished in the run {path}",
                $"Finish the run with 'deepinnovation reproduce --out {path}'")
            : new InputException($"{path} is not a run: no stage has finished in it",
                "Name the folder of a run, or make one with 'deepinnovation reproduce --out FOLDER'");
    }
}
