using System.Net;
using DeepInnovation.Core;

namespace DeepInnovation.Sources.Fetching;

/// <summary>
/// One GET: asks for plain bytes, follows redirects itself, since each must be allowed, and sorts what comes back into answers,
/// faults that may pass (<see cref="TransferInterrupted"/>: no connection, silence, 408, 429, 5xx) and faults that do not
/// (<see cref="InputException"/>). Semantics of HTTP: RFC 9110.
/// </summary>
internal sealed class HttpExchange : IDisposable
{
    private const int MostRedirects = 10;

    private readonly HttpClient _client;
    private readonly FetchMirror _mirror;
    private readonly FetchOptions _options;

    internal HttpExchange(FetchMirror mirror, FetchOptions options, HttpMessageHandler? handler = null)
    {
        (_mirror, _options) = (mirror, options);
        _client = new HttpClient(handler ?? new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            UseCookies = false,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd(
            "DeepInnovation/" + typeof(HttpExchange).Assembly.GetName().Version!.ToString(3));
        _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("identity");
    }

    /// <summary>
    /// Sends a GET to where the mirror has a documented address and returns the answer's headers: 200, 206 or 416.
    /// </summary>
    /// <exception cref="TransferInterrupted">It may work later.</exception>
    /// <exception cref="InputException">It will not work: the address is gone, or a redirect is not allowed.</exception>
    internal async Task<HttpResponseMessage> SendAsync(Uri documented, Action<HttpRequestMessage> prepare,
        CancellationToken cancellation)
    {
        var address = _mirror.Map(documented);
        for (var hops = 0; ; hops++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Authorization = _mirror.CredentialsFor(address);
            prepare(request);
            var response = await GuardAsync(token => _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token),
                cancellation).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent
                or HttpStatusCode.RequestedRangeNotSatisfiable)
                return response;
            using (response)
                address = Redirect(address, response, hops);
        }
    }

    /// <summary>
    /// Runs a network operation under the time-out for silence; its faults become <see cref="TransferInterrupted"/>.
    /// </summary>
    internal async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellation)
    {
        using var silence = new CancellationTokenSource(_options.Silence, _options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellation);
        try
        {
            return await operation(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (!cancellation.IsCancellationRequested)
        {
            var problem = silence.IsCancellationRequested ? FormattableString.Invariant(
                $"the server sent nothing for {_options.Silence.TotalSeconds:0} s") : "no connection came about in 30 s";
            throw new TransferInterrupted(problem, inner: fault);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new InputException($"no secure connection could be made ({Cause(fault)})", null, null,
                hint: "Check the machine's date and certificates, or give a mirror with --base-url", inner: fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidDataException)
        {
            throw new TransferInterrupted(
                fault is HttpRequestException ? $"no connection: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}"
                    : "the connection was cut", inner: fault);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The address that a redirect leads to; every other answer is a fault.</summary>
    private Uri Redirect(Uri address, HttpResponseMessage response, int hops)
    {
        var (status, shown) = ((int)response.StatusCode, FetchMirror.Shown(address));
        if (response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || status >= 500)
            throw new TransferInterrupted($"{shown} answered {status} {response.StatusCode}", RetryAfter(response));
        if (status is not (301 or 302 or 303 or 307 or 308))
        {
            throw new InputException($"{shown} answered {status} {response.StatusCode}",
                "Check the address, give a mirror with --base-url, or put the file into the folder yourself");
        }

        var target = response.Headers.Location is { } location ? new Uri(address, location) : null;
        if (target is null || hops >= MostRedirects)
            throw new InputException($"{shown} redirects {(target is null ? "to nowhere" : $"more than {MostRedirects} times")}",
                "Give a mirror with --base-url");
        if (!_mirror.Allows(target))
            throw new InputException($"{shown} redirects to {FetchMirror.Shown(target)}, which is not https",
                "Give a mirror with --base-url");
        return target;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _options.Clock.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static string Cause(Exception fault)
    {
        while (fault.InnerException is { } inner)
            fault = inner;
        return fault.Message.ReplaceLineEndings(" ").TrimEnd('.');
    }
}
