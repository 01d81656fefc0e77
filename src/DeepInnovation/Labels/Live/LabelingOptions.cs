using DeepInnovation.Core;

namespace DeepInnovation.Labels.Live;

/// <summary>How a language model is asked.</summary>
public sealed record LabelingOptions
{
    /// <summary>The prompt's version.</summary>
    public string PromptVersion { get; init; } = LabelPrompt.Delimited;

    /// <summary>Questions under way at once.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Calls a minute at most; null for any number.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>How often a question is asked when the call fails, and when the answer is outside the schema.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The longest wait for one answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest wait that a server may ask for.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The share of questions without a usable answer above which the run stops: such a model cannot label.</summary>
    public double MostUnusable { get; init; } = 0.1;

    /// <summary>The seed of the waits' jitter; it changes no label.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>The clock, for tests.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Checks the numbers.</summary>
    /// <exception cref="InputException">One is out of its range.</exception>
    public LabelingOptions Checked() =>
        Concurrency is < 1 or > 256
            ? throw new InputException("the concurrency must be a number from 1 to 256", "Give --concurrency 4")
        : Attempts is < 1 or > 20 ? throw new InputException("the attempts must be a number from 1 to 20", "Give --attempts 5")
        : RequestsPerMinute is < 1 ? throw new InputException("less than one request a minute", "Give --requests-per-minute 60")
        : LabelPrompt.Wording(PromptVersion).Length > 0 ? this : this;
}
