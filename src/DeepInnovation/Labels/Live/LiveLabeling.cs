using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using Microsoft.Extensions.AI;

namespace DeepInnovation.Labels.Live;

/// <summary>
/// Asks a language model about documents and records every answer in a file, from which the labels stage then labels without a
/// network. What is recorded is not asked again, so a stopped run continues, and which labels come out does not depend on the
/// order in which answers arrive. Calls are bounded in number at once and by a budget that is reserved before each.
/// </summary>
/// <param name="endpoint">The server and the model.</param>
/// <param name="prices">What may be spent.</param>
/// <param name="options">How to ask.</param>
public sealed class LiveLabeling(LabelEndpoint endpoint, LabelPrices prices, LabelingOptions options)
{
    private readonly LabelBudget _budget = new(prices.Checked());
    private readonly LabelingOptions _options = options.Checked();
    private readonly Lock _turn = new();
    private DateTimeOffset _nextCall = DateTimeOffset.MinValue;
    private int _calls, _asked, _unusable, _format;

    /// <summary>Gets a line before each wait; null for silence.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>Called with the number of answers recorded in this run; for tests that stop there.</summary>
    internal Action<int>? AfterAnswer { get; init; }

    /// <summary>What asking would cost. Nothing is sent.</summary>
    public LabelEstimate Estimate(IReadOnlyCollection<Document> documents, string answers)
    {
        using var log = new AnswerLog(answers, endpoint.Model, _options.PromptVersion);
        return LabelEstimate.Of(documents, _options.PromptVersion, log.Knows);
    }

    /// <summary>Asks what is not recorded yet.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="answers">The file of answers; made when missing.</param>
    /// <param name="progress">Is told how many questions are answered.</param>
    /// <param name="cancellation">Stops; what was answered is recorded.</param>
    /// <exception cref="InputException">The server refuses the key, the model or the question, or gives unusable
    /// answers too often.</exception>
    /// <exception cref="IOException">A call failed as often as it may be tried.</exception>
    public async Task<LabelingResult> RunAsync(
        IReadOnlyCollection<Document> documents, string answers, IProgress<WorkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        using var log = new AnswerLog(answers, endpoint.Model, _options.PromptVersion);
        using var client = endpoint.Connect(_options.Timeout);
        var hashes = documents.Select(
            d => (Document: d, Hash: LabelPrompt.Hash(LabelPrompt.For(d, _options.PromptVersion)))).ToList();
        var questions = hashes.Where(q => !log.Knows(q.Hash)).DistinctBy(q => q.Hash).ToList();
        var (spent, answered) = (false, 0);
        var loop = new ParallelOptions { MaxDegreeOfParallelism = _options.Concurrency, CancellationToken = cancellation };
        await Parallel.ForEachAsync(questions, loop, async (question, token) =>
        {
            // Questions under way are answered and recorded: they are paid for.
            if (Volatile.Read(ref spent))
                return;
            if (await AskAsync(client, log, question.Document, question.Hash, token).ConfigureAwait(false))
                progress?.Report(new WorkProgress("label", Interlocked.Increment(ref answered), questions.Count, "answers"));
            else
                Volatile.Write(ref spent, true);
        }).ConfigureAwait(false);

        log.Sort();
        var (promptTokens, answerTokens, money) = _budget.Spent;
        var recorded = hashes.Select(q => log.Of(q.Hash)).ToList();
        return new LabelingResult(
            documents.Count, recorded.Count(a => a is { Unusable: not true }), recorded.Count(a => a is { Unusable: true }),
            _asked, _calls, promptTokens, answerTokens, money, spent);
    }

    /// <summary>Asks one question until it has an answer; false when the budget does not allow the next call.</summary>
    private async Task<bool> AskAsync(IChatClient client, AnswerLog log, Document document, string hash,
        CancellationToken cancellation)
    {
        var name = ChatLabeler.NameOf(document);
        var messages = LabelPrompt.For(document, _options.PromptVersion);
        var (mostPrompt, random) = (LabelEstimate.MostPromptTokens(messages), new SeededRandom(_options.Seed, "label/" + hash));
        ChatResponse? last = null;
        for (var attempt = 1; ; attempt++)
        {
            if (!await _budget.ReserveAsync(mostPrompt, LabelEstimate.MostAnswer, cancellation).ConfigureAwait(false))
                return false;
            var form = Volatile.Read(ref _format);
            var (response, fault) = await CallAsync(client, messages, form, mostPrompt, cancellation).ConfigureAwait(false);
            if (fault is { Format: true } && form < 2)
            {
                // Several calls may learn it at once; one step is taken.
                Interlocked.CompareExchange(ref _format, form + 1, form);
                attempt--;
                continue;
            }

            if (response is not null)
            {
                last = response;
                if (LabelAnswer.TryParse(response.Text))
                {
                    Record(log, hash, response, attempt, unusable: false);
                    return true;
                }
            }
            else if (!fault!.MayPass)
            {
                throw new InputException($"{name}: {fault.Problem}",
                    $"Check --endpoint, --model and the key in {LabelEndpoint.KeyVariables[0]}");
            }

            if (attempt >= _options.Attempts)
            {
                if (last is null)
                    throw new IOException($"{name}: {fault!.Problem}, after {attempt} attempts.");
                Record(log, hash, last, attempt, unusable: true);
                CheckUnusable(last.Text);
                return true;
            }

            if (fault is not null)
                await WaitAsync(name, fault, attempt, random, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(ChatResponse? Response, LabelFault? Fault)> CallAsync(IChatClient client,
        IReadOnlyList<ChatMessage> messages, int form, long mostPrompt, CancellationToken cancellation)
    {
        var (usedPrompt, usedAnswer) = (0L, 0L);
        try
        {
            await TurnAsync(cancellation).ConfigureAwait(false);
            Interlocked.Increment(ref _calls);
            var response = await client.GetResponseAsync(messages, OptionsOf(form), cancellation).ConfigureAwait(false);

            // A server that does not count is charged the bound.
            (usedPrompt, usedAnswer) = (response.Usage?.InputTokenCount ?? mostPrompt,
                response.Usage?.OutputTokenCount ?? LabelEstimate.MostAnswer);
            return (response, null);
        }
        catch (Exception error) when (LabelFault.Of(error, endpoint, _options.Clock.GetUtcNow(), cancellation) is not null)
        {
            var fault = LabelFault.Of(error, endpoint, _options.Clock.GetUtcNow(), cancellation)!;
            if (fault.MayHaveCost)
                (usedPrompt, usedAnswer) = (mostPrompt, LabelEstimate.MostAnswer);
            return (null, fault);
        }
        finally
        {
            _budget.Settle(mostPrompt, LabelEstimate.MostAnswer, usedPrompt, usedAnswer);
        }
    }

    /// <summary>By a schema where the server knows schemas, else as JSON, else as text that the prompt asks to be JSON.</summary>
    private static ChatOptions OptionsOf(int format) => new()
    {
        Temperature = 0,
        MaxOutputTokens = LabelEstimate.MostAnswer,
        ResponseFormat = format switch { 0 => LabelAnswer.Schema, 1 => ChatResponseFormat.Json, _ => null },
    };

    private void Record(AnswerLog log, string hash, ChatResponse response, int attempts, bool unusable)
    {
        log.Add(new RecordedAnswer
        {
            PromptSha256 = hash,
            Model = response.ModelId ?? endpoint.Model,
            Answer = endpoint.Redact(response.Text),
            AskedModel = endpoint.Model,
            PromptVersion = _options.PromptVersion,
            AskedAt = _options.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            Endpoint = endpoint.Host,
            PromptTokens = response.Usage?.InputTokenCount,
            AnswerTokens = response.Usage?.OutputTokenCount,
            Attempts = attempts,
            Unusable = unusable ? true : null,
        });
        if (unusable)
            Interlocked.Increment(ref _unusable);
        var asked = Interlocked.Increment(ref _asked);
        AfterAnswer?.Invoke(asked);
    }

    private void CheckUnusable(string answer)
    {
        var (unusable, asked) = (Volatile.Read(ref _unusable), Volatile.Read(ref _asked));
        if (asked >= 20 && unusable > _options.MostUnusable * asked)
        {
            throw new InputException(
                $"{unusable} of {asked} answers of {endpoint.Model} are outside the schema", null, null,
                value: endpoint.Redact(answer), hint: "Choose a model that follows instructions, or another --prompt");
        }
    }

    private async Task WaitAsync(string name, LabelFault fault, int attempt, SeededRandom random, CancellationToken cancellation)
    {
        if (fault.RetryAfter > _options.LongestRetryAfter)
            throw new IOException(string.Create(CultureInfo.InvariantCulture,
                $"{name}: {fault.Problem}, and asks to wait {fault.RetryAfter.Value.TotalMinutes:0} minutes."));
        var wait = fault.RetryAfter ?? TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, attempt)) * random.NextDouble());
        Tell?.Invoke(
            string.Create(CultureInfo.InvariantCulture, $"{name}: {fault.Problem}; asking again in {wait.TotalSeconds:0.0} s"));
        await Task.Delay(wait, _options.Clock, cancellation).ConfigureAwait(false);
    }

    /// <summary>Waits for this call's place in the minute.</summary>
    private async Task TurnAsync(CancellationToken cancellation)
    {
        if (_options.RequestsPerMinute is not { } most)
            return;
        TimeSpan wait;
        lock (_turn)
        {
            var now = _options.Clock.GetUtcNow();
            _nextCall = _nextCall < now ? now : _nextCall;
            wait = _nextCall - now;
            _nextCall += TimeSpan.FromMinutes(1) / most;
        }

        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _options.Clock, cancellation).ConfigureAwait(false);
    }
}
