using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DeepInnovation.Tests.Labels.Live;

/// <summary>A server on this machine that speaks the chat completions protocol, and misbehaves where a test wants it.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _calls, _now, _most;

    private ChatServer(WebApplication application) => _application = application;

    /// <summary>
    /// Answers a request in place of the model: gets the user's message and the number of the call, from 0;
    /// tells whether it has answered.
    /// </summary>
    public Func<HttpContext, string, int, Task<bool>> Misbehave { get; set; } = (_, _, _) => Task.FromResult(false);

    /// <summary>What the model says about a user's message.</summary>
    public Func<string, string> Answer
    {
        get;
        set;
    } = text => $"{{\"label\":{(text.Contains("learn", StringComparison.Ordinal) ? 1 : 0)},\"rationale\":\"because\"}}";

    public bool CountsTokens { get; set; } = true;

    /// <summary>The bodies of all requests.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string> Authorizations { get; } = new();

    public int Calls => _calls;

    /// <summary>The most requests that were under way at once.</summary>
    public int MostAtOnce => _most;

    public string Address { get; private set; } = "";

    public static async Task<ChatServer> StartAsync()
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
        var server = new ChatServer(builder.Build());
        server._application.MapPost("/v1/chat/completions", server.CompleteAsync);
        await server._application.StartAsync(TestContext.Current.CancellationToken);
        server.Address = server._application.Urls.Single() + "/v1";
        return server;
    }

    public static async Task<bool> StatusAsync(HttpContext context, int status, string body = "{\"error\":{\"message\":\"no\"}}",
        string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
        return true;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task CompleteAsync(HttpContext context)
    {
        var now = Interlocked.Increment(ref _now);
        for (var most = _most; now > most && Interlocked.CompareExchange(ref _most, now, most) != most; most = _most)
        {
        }

        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            Requests.Enqueue(body);
            Authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
            using var request = JsonDocument.Parse(body);
            var user = request.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content");
            var text = user.ValueKind == JsonValueKind.String ? user.GetString()! : user[0].GetProperty("text").GetString()!;
            if (await Misbehave(context, text, Interlocked.Increment(ref _calls) - 1))
                return;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(JsonSerializer.Serialize(new
            {
                id = "chatcmpl-1",
                @object = "chat.completion",
                created = 1_700_000_000,
                model = request.RootElement.GetProperty("model").GetString() + "-2026-01-01",
                choices = new[]
                {
                    new { index = 0, message = new { role = "assistant", content = Answer(text) }, finish_reason = "stop" },
                },
                usage = CountsTokens ? new { prompt_tokens = 100, completion_tokens = 20, total_tokens = 120 } : null,
            }));
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }
}
