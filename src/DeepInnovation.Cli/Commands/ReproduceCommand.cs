using System.CommandLine;
using DeepInnovation.Claims;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Cli.Site;
using DeepInnovation.Core;
using DeepInnovation.Labels;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation reproduce</c>: runs every stage and notebook and writes the site.</summary>
internal sealed class ReproduceCommand
{
    public ReproduceCommand() => Chosen = new RunOptions(Live);

    private LiveLabelOptions Live { get; } = new();
    private RunOptions Chosen { get; }
    private Option<string> Out { get; } = new("--out")
    {
        Description = "The run's folder",
        DefaultValueFactory = _ => Path.Combine("runs", "default"),
        HelpName = "FOLDER",
    };
    private Option<string?> From { get; } =
        new("--from") { Description = "Start at this stage; earlier stages are used as they are", HelpName = "STAGE" };
    private Option<string?> Only { get; } = new("--only") { Description = "Run only this stage", HelpName = "STAGE" };
    private Option<bool> NoNotebooks { get; } = new("--no-notebooks") { Description = "Leave the notebooks and their pages out" };
    private Option<bool> Force { get; } = new("--force") { Description = "Run stages even if nothing changed" };

    public static Command Create() => new ReproduceCommand().Build();

    private Command Build()
    {
        var command = new Command("reproduce",
            "Reproduce the paper: every stage, the nine notebooks, and a page to read. "
            + "Without --papers and --patents it takes the "
            + "synthetic corpus in data-samples.\n\n"
            + "Example:\n  deepinnovation reproduce --papers papers.csv --patents patents.jsonl.gz --out runs/mine")
        {
            Out, From, Only, NoNotebooks, Force,
        };
        foreach (var option in (IEnumerable<Option>)[.. Chosen.All, .. Live.All])
            command.Options.Add(option);
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private int Run(ParseResult parse, CancellationToken cancellation)
    {
        var (folder, force, display) = (parse.GetValue(Out)!, parse.GetValue(Force),
            new RunDisplay(parse.InvocationConfiguration.Output));
        var known = Reproduction.OptionsOf(folder);
        var options = Chosen.Read(parse, known, folder);
        // Without run.json and without options there is nothing to go by but the synthetic corpus, which Open refuses
        // where it would replace another.
        var reproduction = Reproduction.Open(folder, known is null && options.Scope == DataScope.Sample
            && options == ReproductionOptions.ForSamples() ? null : options,
            parse.GetValue(NoNotebooks) ? [] : [NotebooksStage.Entry]);
        var names = Selected(reproduction, parse.GetValue(From), parse.GetValue(Only));
        if (names[0] != reproduction.Stages[0])
            reproduction.DemandEarlier(names[0]);
        // Every stage is made before the first works: a missing folder is told now, not after hours.
        var stages = names.ToDictionary(name => name, reproduction.Create);
        reproduction.DemandMachine(names, force);
        display.Line(
            FormattableString.Invariant($"Run {reproduction.Run.Root}, seed {reproduction.Run.Seed}, {CorpusOf(options)}"));
        if (known is not null)
            TellChanges(known.ChangesTo(options), reproduction, display);
        foreach (var name in names)
        {
            if (name == LabelsStage.Place.Name && options.Labels == LabelOrigin.Live
                && !AskModel(parse, reproduction, cancellation))
                return ExitCode.BudgetSpent;
            var result = display.Watch(name, progress => reproduction.RunStage(name, force, progress, cancellation));
            display.Finished(name, result, stages[name].Summary(result.Manifest));
        }

        var pages = names.Contains(NotebooksStage.Place.Name) ? NotebooksStage.Place.Folder : null;
        if (names.Count == 1 && pages is null)
        {
            if (LabelNotice.Of(reproduction.Run) is { } notice)
                display.Line(notice);
            return ExitCode.Success;
        }

        display.Line();
        foreach (var line in RunSummary.Of(reproduction.Run, pages))
            display.Line(line);
        return ExitCode.Success;
    }

    private static string CorpusOf(ReproductionOptions options) => options.Scope == DataScope.Sample
        ? "the synthetic corpus"
        : string.Join(" and ",
            new[] { options.Corpus, options.Papers, options.Patents }.OfType<string>().Select(Path.GetFileName));

    private static void TellChanges(IReadOnlyList<OptionChange> changes, Reproduction reproduction, RunDisplay display)
    {
        if (changes.Count == 0)
            return;
        // The pages follow the tables; to look at them costs a pass over every file of the run.
        var stale = reproduction.Standings(reproduction.Stages.Intersect(Reproduction.StageNames))
            .Where(standing => standing.State == StageState.Stale)
            .Select(standing => standing.Stage).ToList();
        display.Line(
            $"Changed: {string.Join(", ", changes)}. Stale now: {(stale.Count == 0 ? "no stage" : string.Join(", ", stale))}.");
    }

    /// <summary>Asks the model about the sample; false when the budget ran out first.</summary>
    private bool AskModel(ParseResult parse, Reproduction reproduction, CancellationToken cancellation)
    {
        var answers = reproduction.Options.Answers!;
        if (!Live.IsAsked(parse) && File.Exists(answers))
            // An earlier command labelled this run, and the stage needs only its recorded answers.
            return true;
        var result = Live.Ask(parse, SampledDocuments.Read(reproduction.Run), answers, reproduction.Options.Prompt,
            estimateOnly: false, cancellation)!;
        parse.InvocationConfiguration.Output.WriteLine(LiveLabelOptions.Text(result, answers));
        if (result.BudgetSpent)
            parse.InvocationConfiguration.Error.WriteLine(
                "The budget is spent. The same command with a larger budget asks the rest.");
        return !result.BudgetSpent;
    }

    private static List<string> Selected(Reproduction reproduction, string? from, string? only)
    {
        List<string> all = [.. reproduction.Stages];
        foreach (var name in (string?[])[from, only])
        {
            if (name is not null && !all.Contains(name))
                throw new InputException($"there is no stage \"{name}\"", $"Choose one of {string.Join(", ", all)}");
        }

        if (from is not null && only is not null)
            throw new InputException("--from and --only cannot be combined", "Give one of them");
        return only is not null ? [only] : from is not null ? all[all.IndexOf(from)..] : all;
    }
}
