using System.CommandLine;
using System.Reflection;
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

    private readonly List<Given> _options = [];

    private Option<string[]> Unset { get; } = new("--unset")
    {
        Description = "Reset an option of the run to its default, such as threshold; may be given several times",
        HelpName = "OPTION",
    };

    public RunOptions(LiveLabelOptions live)
    {
        _live = live;
        foreach (var choice in RunOption.All)
            _options.Add(New(choice));
    }

    /// <summary>In the order of <c>--help</c>.</summary>
    public IEnumerable<Option> All
    {
        get
        {
            foreach (var given in _options)
                yield return given.Option;
            yield return Unset;
        }
    }

    /// <summary>Merges the command line's options into the run's.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="known">What the run was made with; null for a new run.</param>
    /// <param name="folder">The run's folder, where a language model's answers go.</param>
    /// <exception cref="InputException">A value cannot be used.</exception>
    public ReproductionOptions Read(ParseResult parse, ReproductionOptions? known, string folder)
    {
        var (corpus, documents) = (IsGiven(parse, nameof(ReproductionOptions.Corpus)),
            IsGiven(parse, nameof(ReproductionOptions.Papers)) || IsGiven(parse, nameof(ReproductionOptions.Patents)));
        if (corpus && documents)
            throw new InputException("--corpus replaces --papers and --patents", "Give either --corpus or the other two");
        var options = known ?? (corpus || documents ? new ReproductionOptions() : ReproductionOptions.ForSamples());
        if (options.Scope == DataScope.Sample && (corpus || documents))
            // Facts about the synthetic corpus do not hold for any other.
            options = options with
            {
                Papers = null,
                Patents = null,
                Answers = null,
                Manual = null,
                Truth = null,
                Scope = DataScope.Own,
            };
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
        if (options.Scope == DataScope.Sample && IsGiven(parse, nameof(ReproductionOptions.Scope)))
            throw new InputException("--scope describes your own data, but this run uses the synthetic corpus",
                "Give --papers, --patents or --corpus too");
        foreach (var (choice, _, value) in _options.Where(given => IsGiven(parse, given.Option)))
            options = choice.Set(options, value(parse));
        if (IsGiven(parse, _live.Prompt))
            options = options with { Prompt = parse.GetValue(_live.Prompt)! };
        if (!IsGiven(parse, nameof(ReproductionOptions.Labels)) || options.Labels != LabelOrigin.Live)
            return options;
        return options with
        {
            Answers = options.Answers ?? Path.GetFullPath(Path.Combine(folder, "answers.jsonl")),
            Prompt = IsGiven(parse, _live.Prompt) ? options.Prompt : LabelPrompt.Delimited,
        };
    }

    private bool IsGiven(ParseResult parse, string property) =>
        IsGiven(parse, _options.Single(given => given.Choice.Property == property).Option);

    private static bool IsGiven(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    private static Given New(RunOption choice) => (Given)typeof(RunOptions)
        .GetMethod(nameof(NewOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(choice.Type)
        .Invoke(null, [choice])!;

    private static Given NewOf<T>(RunOption choice)
    {
        var option = new Option<T>(choice.Name) { Description = choice.Description };
        if (choice.HelpName is { } name)
            option.HelpName = name;
        if (choice.Default is T value)
            option.DefaultValueFactory = _ => value;
        if (choice.Values.Count > 0)
            option.AcceptOnlyFromAmong([.. choice.Values]);
        return new(choice, option, parse => parse.GetValue(option));
    }

    /// <summary>An option of a run, how the command line knows it, and its value there.</summary>
    private sealed record Given(RunOption Choice, Option Option, Func<ParseResult, object?> Value);
}
