using System.CommandLine;
using DeepInnovation.Claims;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Cli.Site;
using DeepInnovation.Corpus;
using DeepInnovation.Embeddings;
using DeepInnovation.Labels;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation reproduce</c>: every stage, every notebook, and the page to read.</summary>
internal static class ReproduceCommand
{
    private static readonly Option<string?> Papers = new("--papers") { Description = "The papers: CSV, JSON Lines or Parquet, plain, .gz or .zst", HelpName = "FILE" };
    private static readonly Option<string?> Patents = new("--patents") { Description = "The patents: CSV, JSON Lines or Parquet, plain, .gz or .zst", HelpName = "FILE" };
    private static readonly Option<string?> Corpus = new("--corpus") { Description = "A corpus that deepinnovation import or clean wrote, in place of --papers and --patents", HelpName = "FOLDER" };
    private static readonly Option<string?> Answers = new("--answers") { Description = "Recorded answers of a language model, JSON Lines", HelpName = "FILE" };
    private static readonly Option<string?> Manual = new("--manual") { Description = "Experts' labels that measure the classifier: CSV with id and label", HelpName = "FILE" };
    private static readonly Option<double?> TargetRecall = new("--target-recall") { Description = "Judge in two layers; the outer lets this share of AI documents pass, such as 0.99", HelpName = "R" };
    private static readonly Option<LabelOrigin> Labels = new("--labels") { Description = "Where labels come from", DefaultValueFactory = _ => LabelOrigin.Auto };
    private static readonly Option<string> Rules = new("--rules") { Description = "The published filter as it is, or without its bugs", DefaultValueFactory = _ => "faithful" };
    private static readonly Option<int> SampleSize = new("--sample-size") { Description = "Documents to draw and label", DefaultValueFactory = _ => new ReproductionOptions().SampleSize, HelpName = "N" };
    private static readonly Option<ClassifierKind> Classifier = new("--classifier") { Description = "Dual-layer BERT (minutes), or the baseline alone (seconds)", DefaultValueFactory = _ => ClassifierKind.Bert };
    private static readonly Option<string?> Checkpoint = new("--checkpoint") { Description = "A BERT to start from, such as bert-base-uncased: model.safetensors, config.json, vocab.txt", HelpName = "FOLDER" };
    private static readonly Option<int> Pretraining = new("--pretraining-documents") { Description = "Documents that pre-training reads, all epochs together", DefaultValueFactory = _ => new ReproductionOptions().PretrainingDocuments, HelpName = "N" };
    private static readonly Option<string?> Recipe = new("--recipe") { Description = "How BERT is fine-tuned: tiny, or paper (the default with --checkpoint)" };
    private static readonly Option<string> Encoder = new("--encoder") { Description = "hashed words; contrastive: trained on the corpus's titles and abstracts; or a folder with a sentence encoder such as all-MiniLM-L6-v2", DefaultValueFactory = _ => "hashed", HelpName = "hashed|contrastive|FOLDER" };
    private static readonly Option<string> NoveltyStep = new("--novelty-step") { Description = "The novelty fit's step: limited, or as published", DefaultValueFactory = _ => "limited" };
    private static readonly Option<int?> Top = new("--top") { Description = "Patents to keep for each paper (1 when neither this nor --threshold is given)", HelpName = "K" };
    private static readonly Option<string?> Truth = new("--truth") { Description = "Known links that measure the join: CSV with Paper_ID and Patent_ID", HelpName = "FILE" };
    private static readonly Option<double?> Threshold = new("--threshold") { Description = "Keep only pairs at least this similar; with --top, both hold", HelpName = "T" };
    private static readonly Option<string> Scope = new("--scope") { Description = "release: these are the paper's full tables", DefaultValueFactory = _ => "own" };
    private static readonly Option<OnError> OnErrorOption = new("--on-error") { Description = "What to do with a row that cannot be read", DefaultValueFactory = _ => OnError.Fail };
    private static readonly Option<string> Out = new("--out") { Description = "The run's folder", DefaultValueFactory = _ => Path.Combine("runs", "default"), HelpName = "FOLDER" };
    private static readonly Option<long> Seed = new("--seed") { Description = "The seed of everything random", DefaultValueFactory = _ => 42L, HelpName = "N" };
    private static readonly Option<string?> From = new("--from") { Description = "Begin at this stage; the stages before it are taken as they are", HelpName = "STAGE" };
    private static readonly Option<string?> Only = new("--only") { Description = "Work on this stage alone", HelpName = "STAGE" };
    private static readonly Option<bool> NoNotebooks = new("--no-notebooks") { Description = "Leave the notebooks and their pages out" };
    private static readonly Option<bool> Force = new("--force") { Description = "Run stages even when nothing changed" };

    public static Command Create()
    {
        var command = new Command("reproduce",
            "Reproduce the paper: every stage, the nine notebooks, and a page to read. Without --papers and --patents it takes the "
            + "synthetic corpus in data-samples.\n\nExample:\n  deepinnovation reproduce --papers papers.csv --patents patents.jsonl.gz --out runs/mine")
        {
            Papers, Patents, Corpus, Answers, Manual, Labels, Rules, SampleSize, Classifier, Checkpoint, Pretraining, Recipe, TargetRecall, Encoder, NoveltyStep, Top, Threshold, Truth, Scope, OnErrorOption, Out, Seed, From, Only, NoNotebooks, Force,
        };
        foreach (var option in LiveLabelOptions.All)
            command.Options.Add(option);
        Rules.AcceptOnlyFromAmong("faithful", "corrected");
        Recipe.AcceptOnlyFromAmong("tiny", "paper");
        NoveltyStep.AcceptOnlyFromAmong("limited", "published");
        Scope.AcceptOnlyFromAmong("own", "release");
        command.SetAction((parse, cancellation) => Task.FromResult(Run(parse, cancellation)));
        return command;
    }

    private static int Run(ParseResult parse, CancellationToken cancellation)
    {
        var display = new RunDisplay(parse.InvocationConfiguration.Output);
        var reproduction = Reproduction.Open(parse.GetValue(Out)!, Options(parse));
        var names = Selected(reproduction, parse.GetValue(From), parse.GetValue(Only));
        if (parse.GetValue(NoNotebooks))
            names.Remove(NotebooksStage.StageName);
        display.Line($"Run {reproduction.Run.Root}, seed {reproduction.Run.Seed}");
        foreach (var name in names.Where(n => n != NotebooksStage.StageName))
        {
            if (name == "labels" && reproduction.Options.Labels == LabelOrigin.Live && !AskModel(parse, reproduction, cancellation))
                return ExitCode.BudgetSpent;
            var result = display.Watch(name, progress => reproduction.RunStage(name, parse.GetValue(Force), progress, cancellation));
            display.Finished(name, result, StageSummary.Of(result.Manifest));
        }

        if (LabelNotice.Of(reproduction.Run) is { } notice)
            display.Line(notice);
        return names.Contains(NotebooksStage.StageName) ? Notebooks(reproduction, display, parse.GetValue(Force), cancellation) : ExitCode.Success;
    }

    /// <summary>Asks the model about the sample; false when the budget ended before the documents.</summary>
    private static bool AskModel(ParseResult parse, Reproduction reproduction, CancellationToken cancellation)
    {
        var answers = reproduction.Options.Answers!;
        var result = LiveLabelOptions.Ask(parse, SampledDocuments.Read(reproduction.Run), answers, reproduction.Options.Prompt, estimateOnly: false, cancellation)!;
        parse.InvocationConfiguration.Output.WriteLine(LiveLabelOptions.Text(result, answers));
        if (result.BudgetSpent)
            parse.InvocationConfiguration.Error.WriteLine("The budget is spent. The same command with a larger one asks the rest.");
        return !result.BudgetSpent;
    }

    private static int Notebooks(Reproduction reproduction, RunDisplay display, bool force, CancellationToken cancellation)
    {
        var stage = new NotebooksStage(ProjectFolder.Find("notebooks"), [.. reproduction.Stages.Select(reproduction.Create)]);
        var result = display.Watch(stage.Name, progress => StageRunner.Run(reproduction.Run, stage, force, progress, cancellation));
        display.Finished(stage.Name, result, StageSummary.Of(result.Manifest));
        display.Line();
        display.Line(LedgerSummary.Of(reproduction.Run));
        display.Line($"Read {reproduction.Run.PathOf(stage.Folder, RunSite.Overview)}, or send {RunSite.Archive} beside it");
        return ExitCode.Success;
    }

    private static List<string> Selected(Reproduction reproduction, string? from, string? only)
    {
        List<string> all = [.. reproduction.Stages, NotebooksStage.StageName];
        foreach (var name in (string?[])[from, only])
        {
            if (name is not null && !all.Contains(name))
                throw new InputException($"there is no stage \"{name}\"", $"Choose one of {string.Join(", ", all)}");
        }

        if (from is not null && only is not null)
            throw new InputException("--from and --only exclude each other", "Give one of them");
        return only is not null ? [only] : from is not null ? all[all.IndexOf(from)..] : all;
    }

    private static ReproductionOptions Options(ParseResult parse)
    {
        if (parse.GetValue(SampleSize) < 10)
            throw new InputException("--sample-size must be at least 10", "Give a larger number");
        if (parse.GetValue(TargetRecall) is { } recall && !(recall is > 0 and <= 1))
            throw new InputException("--target-recall must be above 0 and at most 1", "Give a share such as 0.99");
        if (parse.GetValue(Pretraining) < 1)
            throw new InputException("--pretraining-documents must be at least 1", "Give a whole number from 1");
        if (parse.GetValue(Top) < 1)
            throw new InputException("--top must be at least 1", "Give a whole number from 1");
        var (papers, patents, corpus) = (parse.GetValue(Papers), parse.GetValue(Patents), parse.GetValue(Corpus));
        if (corpus is not null && (papers ?? patents) is not null)
            throw new InputException("--corpus stands in place of --papers and --patents", "Give one or the others");
        var options = papers is null && patents is null && corpus is null
            ? ReproductionOptions.ForSamples()
            : new ReproductionOptions
            {
                Papers = Absolute(papers),
                Patents = Absolute(patents),
                Corpus = Absolute(corpus),
                Scope = parse.GetValue(Scope) == "release" ? DataScope.Release : DataScope.Own,
            };
        var live = parse.GetValue(Labels) == LabelOrigin.Live;
        return options with
        {
            Answers = Absolute(parse.GetValue(Answers)) ?? (live ? Path.GetFullPath(Path.Combine(parse.GetValue(Out)!, "answers.jsonl")) : options.Answers),
            Prompt = parse.GetValue(LiveLabelOptions.Prompt) ?? (live ? LabelPrompt.Delimited : LabelPrompt.Version),
            Manual = Absolute(parse.GetValue(Manual)) ?? options.Manual,
            Truth = Absolute(parse.GetValue(Truth)) ?? options.Truth,
            Labels = parse.GetValue(Labels),
            TargetRecall = parse.GetValue(TargetRecall),
            Rules = parse.GetValue(Rules)!,
            SampleSize = parse.GetValue(SampleSize),
            Classifier = parse.GetValue(Classifier),
            Checkpoint = Absolute(parse.GetValue(Checkpoint)),
            PretrainingDocuments = parse.GetValue(Pretraining),
            Recipe = parse.GetValue(Recipe),
            Encoder = parse.GetValue(Encoder) switch { "hashed" => null, EmbeddingsStage.Contrastive => EmbeddingsStage.Contrastive, var folder => EncoderFolder(folder!) },
            NoveltyStep = parse.GetValue(NoveltyStep)!,
            Top = parse.GetValue(Top),
            Threshold = parse.GetValue(Threshold),
            OnError = parse.GetValue(OnErrorOption),
            Seed = parse.GetValue(Seed),
        };
    }

    private static string EncoderFolder(string folder) => Directory.Exists(folder) ? Path.GetFullPath(folder)
        : throw new InputException($"there is no encoder \"{folder}\"", "Give hashed, contrastive, or a folder with model.safetensors, config.json and vocab.txt");

    private static string? Absolute(string? path) => path is null ? null : Path.GetFullPath(path);
}
