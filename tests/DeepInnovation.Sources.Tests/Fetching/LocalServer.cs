using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DeepInnovation.Sources.Tests.Fetching;

/// <summary>A web server on this machine. It gives files as RFC 9110 wants them, and lets a test misbehave instead.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LocalServer(WebApplication application) => _application = application;

    /// <summary>Answers a request in place of the files: gets its number, from 0, and tells whether it has answered.</summary>
    public Func<HttpContext, int, Task<bool>> Misbehave { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Content and entity tag by path.</summary>
    public ConcurrentDictionary<string, (byte[] Content, string? Tag)> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Each request as <c>path range if-range</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address { get; private set; } = "";

    public static async Task<LocalServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(options =>
        {
            // It cuts slow clients off after five seconds, which a busy machine may need.
            (options.Limits.MinRequestBodyDataRate, options.Limits.MinResponseDataRate) = (null, null);
            options.Limits.RequestHeadersTimeout = options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(10);
        });
        var server = new LocalServer(builder.Build());
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync(TestContext.Current.CancellationToken);
        server.Address = server._application.Urls.Single();
        return server;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    /// <summary>Sends the head of a file and cuts the connection when <paramref name="arrived"/> says that it has come.</summary>
    public static async Task<bool> CutAsync(HttpContext context, byte[] content, int from, int to, Task arrived)
    {
        context.Response.ContentLength = content.Length - from;
        await context.Response.Body.WriteAsync(content.AsMemory(from, to - from));
        await context.Response.Body.FlushAsync();
        await arrived;
        context.Abort();
        return true;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var number = Requests.Count;
        Requests.Enqueue($"{request.Path} {request.Headers.Range} {request.Headers.IfRange}".TrimEnd());
        if (await Misbehave(context, number))
            return;
        if (!Files.TryGetValue(request.Path, out var file))
        {
            response.StatusCode = 404;
            return;
        }

        response.Headers.ETag = file.Tag;
        var from = 0;
        var condition = request.Headers.IfRange.ToString();
        if (request.GetTypedHeaders().Range?.Ranges.Single().From is { } start
            && (condition.Length == 0 || condition == file.Tag))
        {
            from = (int)start;
            response.StatusCode = from < file.Content.Length ? 206 : 416;
            response.Headers.ContentRange = from < file.Content.Length
                ? $"bytes {from}-{file.Content.Length - 1}/{file.Content.Length}" : $"bytes */{file.Content.Length}";
            if (response.StatusCode == 416)
                return;
        }

        response.ContentLength = file.Content.Length - from;
        await response.Body.WriteAsync(file.Content.AsMemory(from));
    }
}
