using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Labels.Live;

/// <summary>What a failed call means for the next one.</summary>
/// <param name="Problem">One line about it, without any key.</param>
/// <param name="MayPass">True when asking again can help.</param>
/// <param name="RetryAfter">How long the server asks to wait; null when it does not say.</param>
/// <param name="MayHaveCost">True when the server may have answered (and counted) what did not arrive.</param>
/// <param name="Format">True when the server does not know the form of answer that was asked for.</param>
internal sealed record LabelFault(string Problem, bool MayPass, TimeSpan? RetryAfter, bool MayHaveCost, bool Format)
{
    /// <summary>Reads an exception of the client; null for one that is no fault of the call.</summary>
    internal static LabelFault? Of(Exception error, LabelEndpoint endpoint, DateTimeOffset now,
        CancellationToken stopped) => error switch
        {
            ClientResultException { Status: > 0 } refused => OfStatus(refused, endpoint, now),
            ClientResultException or HttpRequestException or IOException =>
                new LabelFault(
                    $"{endpoint.Host} cannot be reached or cut the connection ({One(endpoint.Redact(Deepest(error).Message))})",
                    true, null, true, false),
            OperationCanceledException when !stopped.IsCancellationRequested =>
                new LabelFault($"{endpoint.Host} did not answer in time", true, null, true, false),
            AggregateException { InnerExceptions.Count: 1 } one => Of(one.InnerException!, endpoint, now, stopped),

            // What the client throws over a body that is no chat completion.
            JsonException or InvalidOperationException or FormatException or ArgumentException or KeyNotFoundException
            or IndexOutOfRangeException or NotSupportedException =>
                new LabelFault($"{endpoint.Host} sent something that is no chat completion", true, null, true, false),
            _ => null,
        };

    private static LabelFault OfStatus(ClientResultException error, LabelEndpoint endpoint, DateTimeOffset now)
    {
        var response = error.GetRawResponse();
        var body = response?.Content?.ToString() ?? "";
        var problem = $"{endpoint.Host} answered {error.Status}: {One(endpoint.Redact(MessageIn(body) ?? error.Message))}";
        var format = error.Status is 400 or 422 && (body.Contains("response_format", StringComparison.Ordinal)
            || body.Contains("json_schema", StringComparison.Ordinal));
        return new LabelFault(problem, error.Status is 408 or 409 or 429 or >= 500, RetryAfterOf(response, now),
            MayHaveCost: false, format);
    }

    private static TimeSpan? RetryAfterOf(System.ClientModel.Primitives.PipelineResponse? response, DateTimeOffset now)
    {
        if (response is null || !response.Headers.TryGetValue("Retry-After", out var text) || text is null)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return TimeSpan.FromSeconds(Math.Min(seconds, 1e6));
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? (date > now ? date - now : TimeSpan.Zero) : null;
    }

    /// <summary>The text at <c>error.message</c> of the protocol's error objects.</summary>
    private static string? MessageIn(string body)
    {
        try
        {
            using var json = StrictJson.Document(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error)
                ? error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) ? message.ToString()
                    : error.ToString() : null;
        }
        catch (JsonFaultException)
        {
            return null; // a body that is no JSON says no more than its status
        }
    }

    private static Exception Deepest(Exception error) => error.InnerException is { } inner ? Deepest(inner) : error;

    private static string One(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 200 ? line.TrimEnd('.') : line[..199] + "…";
    }
}
