using DeepInnovation.Core;

namespace DeepInnovation.Labels.Live;

/// <summary>What may be spent, in tokens and in money.</summary>
/// <param name="Tokens">Tokens of prompts and answers together.</param>
/// <param name="Money">Money, in the currency of the prices; 0 with prices of 0 for a server of one's own.</param>
/// <param name="PriceIn">A million tokens of prompts.</param>
/// <param name="PriceOut">A million tokens of answers.</param>
public sealed record LabelPrices(long Tokens, decimal Money, decimal PriceIn, decimal PriceOut)
{
    /// <summary>What so many tokens cost.</summary>
    public decimal Cost(long prompt, long answer) => ((prompt * PriceIn) + (answer * PriceOut)) / 1_000_000m;

    /// <summary>Checks the limits.</summary>
    /// <exception cref="InputException">A limit or a price is negative, or there is nothing to spend.</exception>
    public LabelPrices Checked() => Tokens < 1
        ? throw new InputException("the budget has no token", "Give --budget-tokens, a whole number from 1")
        : Money < 0 || PriceIn < 0 || PriceOut < 0
        ? throw new InputException("a price or the budget is negative", "Give numbers from 0")
        : this;
}

/// <summary>
/// Keeps spending under its limits whatever runs at once: each call reserves the most it can cost before it is made and settles
/// afterwards. Thread-safe.
/// </summary>
internal sealed class LabelBudget(LabelPrices prices)
{
    private readonly Lock _lock = new();
    private long _promptTokens, _answerTokens, _reservedPrompt, _reservedAnswer;
    private TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Tokens of prompts and of answers spent so far, and their cost.</summary>
    public (long PromptTokens, long AnswerTokens, decimal Money) Spent
    {
        get
        {
            lock (_lock)
                return (_promptTokens, _answerTokens, prices.Cost(_promptTokens, _answerTokens));
        }
    }

    /// <summary>Sets so many tokens aside; false when the budget does not hold them.</summary>
    public bool TryReserve(long prompt, long answer)
    {
        lock (_lock)
        {
            var (allPrompt, allAnswer) = (_promptTokens + _reservedPrompt + prompt, _answerTokens + _reservedAnswer + answer);
            if (allPrompt + allAnswer > prices.Tokens || prices.Cost(allPrompt, allAnswer) > prices.Money)
                return false;
            (_reservedPrompt, _reservedAnswer) = (_reservedPrompt + prompt, _reservedAnswer + answer);
            return true;
        }
    }

    /// <summary>
    /// Sets so many tokens aside, and waits for calls under way where only what they hold stands against it; false when the
    /// budget does not hold them.
    /// </summary>
    public async Task<bool> ReserveAsync(long prompt, long answer, CancellationToken cancellation)
    {
        while (true)
        {
            Task settled;
            lock (_lock)
            {
                if (TryReserve(prompt, answer))
                    return true;
                if (_reservedPrompt + _reservedAnswer == 0)
                    return false;
                settled = _settled.Task;
            }

            await settled.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Turns a reservation into what was used.</summary>
    public void Settle(long reservedPrompt, long reservedAnswer, long usedPrompt, long usedAnswer)
    {
        lock (_lock)
        {
            (_reservedPrompt, _reservedAnswer) = (_reservedPrompt - reservedPrompt, _reservedAnswer - reservedAnswer);
            (_promptTokens, _answerTokens) = (_promptTokens + usedPrompt, _answerTokens + usedAnswer);
            _settled.SetResult();
            _settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
