namespace DeepInnovation.Sources.Fetching;

/// <summary>A fault that may pass: a cut connection, a busy server. Told as a clause without its full stop.</summary>
/// <param name="problem">What happened.</param>
/// <param name="retryAfter">How long the server asks to wait; null leaves it to us.</param>
/// <param name="inner">The exception that revealed it.</param>
internal sealed class TransferInterrupted(string problem, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(problem, inner)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
