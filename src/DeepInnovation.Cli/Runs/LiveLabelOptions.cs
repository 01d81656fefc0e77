using System.CommandLine;
using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Labels;
using DeepInnovation.Labels.Live;
using Spectre.Console;

namespace DeepInnovation.Cli.Runs;

/// <summary>Language-model options shared by all commands that label: estimate first, then budget, then questions.</summary>
internal sealed class LiveLabelOptions
{
    private Option<string?> Endpoint { get; } = new("--endpoint")
    {
        Description = "A server with OpenAI's protocol, which may be local, such as http://localhost:11434/v1. "
            + $"The key is in the environment variable {LabelEndpoint.KeyVariables[0]} or {LabelEndpoint.KeyVariables[1]}",
        HelpName = "URL",
    };
    private Option<string?> Model { get; } = new("--model") { Description = "The language model to ask", HelpName = "NAME" };
    private Option<long?> BudgetTokens { get; } =
        new("--budget-tokens") { Description = "The most tokens to spend, prompts and answers together", HelpName = "N" };
    private Option<decimal?> BudgetMoney { get; } = new("--budget-money")
    {
        Description = "The most money to spend, in the currency of the prices; 0 with prices of 0 for a server of your own",
        HelpName = "M",
    };
    private Option<decimal?> PriceIn { get; } =
        new("--price-in") { Description = "The price of a million tokens of prompts", HelpName = "P" };
    private Option<decimal?> PriceOut { get; } =
        new("--price-out") { Description = "The price of a million tokens of answers", HelpName = "P" };
    private Option<int> Concurrency { get; } = new("--concurrency")
    {
        Description = "Questions asked at the same time",
        DefaultValueFactory = _ => new LabelingOptions().Concurrency,
        HelpName = "N",
    };
    private Option<int?> RequestsPerMinute { get; } =
        new("--requests-per-minute") { Description = "The most calls per minute", HelpName = "N" };
    private Option<int> Attempts { get; } = new("--attempts")
    {
        Description = "How often a question is asked if the call fails or the answer does not fit the schema",
        DefaultValueFactory = _ => new LabelingOptions().Attempts,
        HelpName = "N",
    };
    private Option<int> Timeout { get; } = new("--timeout")
    {
        Description = "Seconds to wait for one answer",
        DefaultValueFactory = _ => (int)new LabelingOptions().Timeout.TotalSeconds,
        HelpName = "S",
    };

    public Option<string?> Prompt { get; } = new("--prompt")
    {
        Description = $"The version of the question: {string.Join(", ", LabelPrompt.Versions)}",
        HelpName = "VERSION",
    };

    public Option[] All =>
    [
        Endpoint, Model, Prompt, BudgetTokens, BudgetMoney, PriceIn, PriceOut, Concurrency, RequestsPerMinute, Attempts, Timeout,
    ];

    /// <summary>Tells whether the command line names a model server.</summary>
    public bool IsAsked(ParseResult parse) => parse.GetValue(Endpoint) is not null;

    /// <summary>
    /// Prints the estimate and asks what is not yet recorded; returns null when <paramref name="estimateOnly"/> is true.
    /// </summary>
    /// <exception cref="InputException">An option is missing or cannot be used.</exception>
    public LabelingResult? Ask(ParseResult parse, IReadOnlyCollection<Document> documents, string answers, string prompt,
        bool estimateOnly, CancellationToken cancellation)
    {
        var (output, error) = (parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error);
        var endpoint = new LabelEndpoint(
            parse.GetValue(Endpoint)
            ?? throw new InputException("no endpoint is given", "Give --endpoint, such as https://api.openai.com/v1"),
            parse.GetValue(Model) ?? throw new InputException("no model is given", "Give --model"));
        var options = new LabelingOptions
        {
            PromptVersion = prompt,
            Concurrency = parse.GetValue(Concurrency),
            RequestsPerMinute = parse.GetValue(RequestsPerMinute),
            Attempts = parse.GetValue(Attempts),
            Timeout = TimeSpan.FromSeconds(parse.GetValue(Timeout) is > 0 and <= 3600 and var s ? s
                : throw new InputException("--timeout must be a number from 1 to 3600", "Give seconds")),
        };
        var (priceIn, priceOut) = (parse.GetValue(PriceIn), parse.GetValue(PriceOut));
        var free = new LabelPrices(1, 0, priceIn ?? 0, priceOut ?? 0);
        var estimate = new LiveLabeling(endpoint, free, options).Estimate(documents, answers);
        output.WriteLine(Text(estimate, endpoint, priceIn is null || priceOut is null ? null : free));
        if (estimateOnly)
            return null;
        if (estimate.Questions == 0)
            return new LiveLabeling(endpoint, free, options).RunAsync(documents, answers, null, cancellation)
                .GetAwaiter().GetResult();
        var prices = new LabelPrices(
            Wanted(parse, BudgetTokens, "the most tokens to spend"),
            Wanted(parse, BudgetMoney, "the most money to spend"),
            Wanted(parse, PriceIn, "the price of a million tokens of prompts"),
            Wanted(parse, PriceOut, "the price of a million tokens of answers"));
        return new RunDisplay(output).Watch("label",
            progress => new LiveLabeling(endpoint, prices, options) { Tell = error.WriteLine }
                .RunAsync(documents, answers, progress, cancellation).GetAwaiter().GetResult());
    }

    /// <summary>Summarizes a finished labelling in one line.</summary>
    public static string Text(LabelingResult result, string answers) => string.Create(CultureInfo.InvariantCulture,
        $"{result.Labelled:N0} of {result.Documents:N0} documents labelled, {result.Unusable:N0} without a usable answer; "
        + $"{result.Asked:N0} answers in {result.Calls:N0} calls, {result.PromptTokens:N0} + {result.AnswerTokens:N0} tokens, "
        + $"cost {result.Money:0.####}. Answers: {answers}.");

    private static string Text(LabelEstimate estimate, LabelEndpoint endpoint, LabelPrices? prices)
    {
        var money = prices is null ? "" : string.Create(CultureInfo.InvariantCulture,
            $", cost about {prices.Cost(estimate.PromptTokens, estimate.AnswerTokens):0.####}, at most about "
            + $"{prices.Cost(estimate.PromptTokens, estimate.MostAnswerTokens):0.####} if every first answer is usable");
        return string.Create(CultureInfo.InvariantCulture,
            $"{estimate.Documents:N0} documents, {estimate.Known:N0} answered before; "
            + $"{estimate.Questions:N0} questions to {endpoint.Model} at {endpoint.Host}: "
            + $"about {estimate.PromptTokens:N0} + {estimate.AnswerTokens:N0} tokens{money}.");
    }

    private static T Wanted<T>(ParseResult parse, Option<T?> option, string what) where T : struct
    {
        if (parse.GetValue(option) is { } value)
            return value;
        return VisibleWriter.IsTerminal(parse.InvocationConfiguration.Output) && !Console.IsInputRedirected
            ? AnsiConsole.Ask<T>(Markup.Escape($"{char.ToUpperInvariant(what[0])}{what[1..]}:"))
            : throw new InputException($"{option.Name} is missing: {what}",
                "Give it; asking a model may cost money, so nothing is assumed");
    }
}
