using System.Globalization;

namespace DeepInnovation.Sources.Fetching;

/// <summary>
/// Tries until it works: after a fault that may pass it waits, twice as long each time, or as long as the server asks
/// (Retry-After, RFC 9110 section 10.2.3), and tries again. Bounded: see <see cref="FetchOptions.Attempts"/>.
/// </summary>
/// <param name="options">How patient to be.</param>
/// <param name="tell">Gets a line before every wait.</param>
internal sealed class Retries(FetchOptions options, Action<string> tell)
{
    /// <summary>Bounds also a server that gives a byte each time.</summary>
    private const int MostAttempts = 200;

    /// <summary>Runs <paramref name="attempt"/> until it returns.</summary>
    /// <param name="name">What is fetched, for messages.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="bytes">How much there is by now; attempts that add to it do not count as failed in a row.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="IOException">Too many attempts failed, or the server asks to wait too long.</exception>
    internal async Task<T> RunAsync<T>(string name, Func<Task<T>> attempt, Func<long> bytes, CancellationToken cancellation)
    {
        var failures = 0;
        for (var all = 1; ; all++)
        {
            var before = bytes();
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (TransferInterrupted fault)
            {
                var after = bytes();
                failures = after > before ? 1 : failures + 1;
                var kept = after > 0 ? string.Create(CultureInfo.InvariantCulture,
                    $" {after:N0} bytes are kept, and the next fetch continues there.") : "";
                if (failures >= options.Attempts || all >= MostAttempts)
                    throw new IOException($"{name}: {fault.Message}, after {all} attempts. "
                        + $"Check the network and its proxy, or give a mirror with --base-url.{kept}", fault);
                if (fault.RetryAfter > options.LongestRetryAfter)
                    throw new IOException(string.Create(CultureInfo.InvariantCulture, $"{name}: {fault.Message} and asks to wait "
                        + $"{fault.RetryAfter.Value.TotalMinutes:N0} minutes.{kept}"), fault);
                var wait = fault.RetryAfter ?? Backoff(failures);
                tell(string.Create(CultureInfo.InvariantCulture,
                    $"{name}: {fault.Message}; trying again in {wait.TotalSeconds:0} s"));
                await options.Wait(wait, cancellation).ConfigureAwait(false);
            }
        }
    }

    private TimeSpan Backoff(int failures)
    {
        var wait = options.FirstWait * Math.Pow(2, failures - 1);
        return wait < options.LongestWait ? wait : options.LongestWait;
    }
}
