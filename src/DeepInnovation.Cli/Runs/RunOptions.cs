using System.CommandLine;
using DeepInnovation.Claims;
using DeepInnovation.Core;
using DeepInnovation.Embeddings;
using DeepInnovation.Labels;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Cli.Runs;

/// <summary>
/// The <c>reproduce</c> options that a run keeps. Options missing from the command line keep the run's values; a new run gets the
/// defaults, and the synthetic corpus when none is named.
/// </summary>
internal sealed class RunOptions
{
    private readonly LiveLabelOptions _live;

    private Option<string?> Papers { get; } = new("--papers") { Description = "The papers: CSV, JSON Lines or Parquet, plain, .gz or .zst", HelpName = "FILE" };
    private Option<string?> Patents { get; } = new("--patents") { Description = "The patents: CSV, JSON Lines or Parquet, plain, .gz or .zst", HelpName = "FILE" };
    private Option<string?> Corpus { get; } = new("--corpus") { Description = "A corpus written by deepinnovation import or clean, instead of --papers and --patents", HelpName = "FOLDER" };
    private Option<string?> Answers { get; } = new("--answers") { Description = "Recorded answers of a language model, JSON Lines", HelpName = "FILE" };
    private Option<string?> Manual { get; } = new("--manual") { Description = "Experts' labels to measure the classifier against: CSV with id and label", HelpName = "FILE" };
    private Option<double?> TargetRecall { get; } = new("--target-recall") { Description = "Classify in two layers; the outer layer must pass this share of AI documents, such as 0.99", HelpName = "R" };
    private Option<LabelOrigin> Labels { get; } = new("--labels") { Description = "Where labels come from", DefaultValueFactory = _ => LabelOrigin.Auto };
    private Option<string> Rules { get; } = new("--rules") { Description = "The published filter as it is, or without its bugs", DefaultValueFactory = _ => "faithful" };
    private Option<int> SampleSize { get; } = new("--sample-size") { Description = "Documents to draw and label", DefaultValueFactory = _ => new ReproductionOptions().SampleSize, HelpName = "N" };
    private Option<ClassifierKind> Classifier { get; } = new("--classifier") { Description = "Dual-layer BERT (minutes), or the baseline alone (seconds)", DefaultValueFactory = _ => ClassifierKind.Bert };
    private Option<string?> Checkpoint { get; } = new("--checkpoint") { Description = "A BERT to start from, such as bert-base-uncased: model.safetensors, config.json, vocab.txt", HelpName = "FOLDER" };
    private Option<int> Pretraining { get; } = new("--pretraining-documents") { Description = "Documents that pre-training reads in all epochs together", DefaultValueFactory = _ => new ReproductionOptions().PretrainingDocuments, HelpName = "N" };
    private Option<string?> Recipe { get; } = new("--recipe") { Description = "How BERT is fine-tuned: tiny, or paper (the default with --checkpoint)" };
    private Option<string> Encoder { get; } = new("--encoder") { Description = "hashed words; contrastive: trained on the corpus's titles and abstracts; or a folder with a sentence encoder such as all-MiniLM-L6-v2", DefaultValueFactory = _ => "hashed", HelpName = "hashed|contrastive|FOLDER" };
    private Option<string> NoveltyStep { get; } = new("--novelty-step") { Description = "The step of the novelty fit: limited, or as published", DefaultValueFactory = _ => "limited" };
    private Option<int?> Top { get; } = new("--top") { Description = "Patents to keep for each paper (1 if neither this nor --threshold is given)", HelpName = "K" };
    private Option<string?> Truth { get; } = new("--truth") { Description = "Known links to measure the join against: CSV with Paper_ID and Patent_ID", HelpName = "FILE" };
    private Option<double?> Threshold { get; } = new("--threshold") { Description = "Keep only pairs at least this similar; with --top, both conditions apply", HelpName = "T" };
    private Option<string> Scope { get; } = new("--scope") { Description = "release: these are the paper's full tables", DefaultValueFactory = _ => "own" };
    private Option<OnError> OnErrorOption { get; } = new("--on-error") { Description = "What to do with a row that cannot be read", DefaultValueFactory = _ => OnError.Fail };
    private Option<long> Seed { get; } = new("--seed") { Description = "The seed of all random numbers", DefaultValueFactory = _ => 42L, HelpName = "N" };
    private Option<string[]> Unset { get; } = new("--unset") { Description = "Reset an option of the run to its default, such as threshold; may be given several times", HelpName = "OPTION" };

    public RunOptions(LiveLabelOptions live)
    {
        _live = live;
        Rules.AcceptOnlyFromAmong("faithful", "corrected");
        Recipe.AcceptOnlyFromAmong("tiny", "paper");
        NoveltyStep.AcceptOnlyFromAmong("limited", "published");
        Scope.AcceptOnlyFromAmong("own", "release");
    }

    /// <summary>All options in <c>--help</c> order.</summary>
    public IEnumerable<Option> All =>
    [
        Papers, Patents, Corpus, Answers, Manual, Labels, Rules, SampleSize, Classifier, Checkpoint, Pretraining, Recipe, TargetRecall, Encoder,
        NoveltyStep, Top, Threshold, Truth, Scope, OnErrorOption, Seed, Unset,
    ];

    /// <summary>Merges the command line's options into the run's.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="known">What the run was made with; null for a new run.</param>
    /// <param name="folder">The run's folder, where a language model's answers go.</param>
    /// <exception cref="InputException">A value cannot be used.</exception>
    public ReproductionOptions Read(ParseResult parse, ReproductionOptions? known, string folder)
    {
        var (corpus, documents) = (IsGiven(parse, Corpus), IsGiven(parse, Papers) || IsGiven(parse, Patents));
        if (corpus && documents)
            throw new InputException("--corpus replaces --papers and --patents", "Give either --corpus or the other two");
        var options = known ?? (corpus || documents ? new ReproductionOptions() : ReproductionOptions.ForSamples());
        if (options.Scope == DataScope.Sample && (corpus || documents))
            // Facts about the synthetic corpus do not hold for any other.
            options = options with { Papers = null, Patents = null, Answers = null, Manual = null, Truth = null, Scope = DataScope.Own };
        if (corpus)
            options = options with { Papers = null, Patents = null };
        else if (documents)
            options = options with { Corpus = null };
        foreach (var name in parse.GetValue(Unset) ?? [])
            options = options.Unset(name);
        return WithGiven(parse, options, folder).Checked();
    }

    private ReproductionOptions WithGiven(ParseResult parse, ReproductionOptions options, string folder)
    {
        if (IsGiven(parse, Scope))
        {
            if (options.Scope == DataScope.Sample)
                throw new InputException("--scope describes your own data, but this run uses the synthetic corpus", "Give --papers, --patents or --corpus too");
            options = options with { Scope = parse.GetValue(Scope) == "release" ? DataScope.Release : DataScope.Own };
        }

        options = options with
        {
            Papers = Path(parse, Papers, options.Papers),
            Patents = Path(parse, Patents, options.Patents),
            Corpus = Path(parse, Corpus, options.Corpus),
            Answers = Path(parse, Answers, options.Answers),
            Manual = Path(parse, Manual, options.Manual),
            Truth = Path(parse, Truth, options.Truth),
            Labels = Given(parse, Labels, options.Labels),
            Prompt = Given(parse, _live.Prompt, options.Prompt)!,
            TargetRecall = Given(parse, TargetRecall, options.TargetRecall),
            Rules = Given(parse, Rules, options.Rules)!,
            SampleSize = Given(parse, SampleSize, options.SampleSize),
            Classifier = Given(parse, Classifier, options.Classifier),
            Checkpoint = Path(parse, Checkpoint, options.Checkpoint),
            PretrainingDocuments = Given(parse, Pretraining, options.PretrainingDocuments),
            Recipe = Given(parse, Recipe, options.Recipe),
            Encoder = IsGiven(parse, Encoder) ? EncoderOf(parse.GetValue(Encoder)!) : options.Encoder,
            NoveltyStep = Given(parse, NoveltyStep, options.NoveltyStep)!,
            Top = Given(parse, Top, options.Top),
            Threshold = Given(parse, Threshold, options.Threshold),
            OnError = Given(parse, OnErrorOption, options.OnError),
            Seed = Given(parse, Seed, options.Seed),
        };
        if (!IsGiven(parse, Labels) || options.Labels != LabelOrigin.Live)
            return options;
        return options with
        {
            Answers = options.Answers ?? System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, "answers.jsonl")),
            Prompt = IsGiven(parse, _live.Prompt) ? options.Prompt : LabelPrompt.Delimited,
        };
    }

    private static bool IsGiven(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    private static T? Given<T>(ParseResult parse, Option<T> option, T? kept) => IsGiven(parse, option) ? parse.GetValue(option) : kept;

    private static string? Path(ParseResult parse, Option<string?> option, string? kept) =>
        IsGiven(parse, option) && parse.GetValue(option) is { } path ? System.IO.Path.GetFullPath(path) : kept;

    private static string? EncoderOf(string value) => value switch
    {
        "hashed" => null,
        EmbeddingsStage.Contrastive => EmbeddingsStage.Contrastive,
        _ => Directory.Exists(value) ? System.IO.Path.GetFullPath(value)
            : throw new InputException($"there is no encoder \"{value}\"", "Give hashed, contrastive, or a folder with model.safetensors, config.json and vocab.txt"),
    };
}
