using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using DeepInnovation.Core;
using DeepInnovation.Sources.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace DeepInnovation.Sources.Tests.Fetching;

/// <summary>Fetching from a server that cuts, stalls, lies and forgets. No test waits: the clock is the test's.</summary>
public sealed class SetFetchTests : IAsyncLifetime, IDisposable
{
    private const int Part = 100_000;

    private static readonly byte[] Big = Bytes(1, 300_000);
    private static readonly byte[] Small = Bytes(2, 190);

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<double> _waits = [];
    private readonly List<string> _told = [];
    private LocalServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string BigPath => Path.Combine(_folder, "model.bin");

    public async ValueTask InitializeAsync()
    {
        _server = await LocalServer.StartAsync();
        _server.Files["/set/model.bin"] = (Big, "\"a\"");
        _server.Files["/set/1_Pooling/config.json"] = (Small, null);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_come_with_their_bytes_and_are_not_fetched_twice()
    {
        var set = new FetchSet("test", "", new("https://files.example/page"), "MIT",
            [File1(Small, "1_Pooling/config.json"), File1(Big)], new("https://files.example/set/"));
        Assert.Equal(new FetchSummary(2, 0, Big.Length + Small.Length), await FetchAsync(set));
        Assert.Equal(Big, await File.ReadAllBytesAsync(BigPath, Cancellation));
        Assert.Equal(Small, await File.ReadAllBytesAsync(Path.Combine(_folder, "1_Pooling", "config.json"), Cancellation));
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.partial*", SearchOption.AllDirectories));
        var list = await File.ReadAllTextAsync(Path.Combine(_folder, "fetched.json"), Cancellation);
        Assert.Contains($"\"sha256\": \"{Sha(Big)}\"", list, StringComparison.Ordinal);
        Assert.Equal(new FetchSummary(0, 2, Big.Length + Small.Length), await FetchAsync(set));
        Assert.Equal(2, _server.Requests.Count);
        Assert.Equal(list, await File.ReadAllTextAsync(Path.Combine(_folder, "fetched.json"), Cancellation));
    }

    [Fact]
    public async Task A_cut_connection_is_continued_where_it_was_cut()
    {
        CutFirst();
        await FetchAsync(One());
        Assert.Equal(Big, await File.ReadAllBytesAsync(BigPath, Cancellation));
        Assert.Equal(["/set/model.bin", "/set/model.bin bytes=100000- \"a\""], _server.Requests);
        Assert.Equal([1.0], _waits);
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_sends_all_of_it_again()
    {
        CutFirst((context, _) =>
        {
            context.Request.Headers.Range = default;
            return Task.FromResult(false);
        });
        await FetchAsync(One());
        Assert.Equal(Big, await File.ReadAllBytesAsync(BigPath, Cancellation));
    }

    [Fact]
    public async Task A_file_that_changed_between_two_parts_is_fetched_anew()
    {
        var changed = Bytes(3, Big.Length);
        CutFirst((_, number) =>
        {
            _server.Files["/set/model.bin"] = (changed, "\"b\"");
            return Task.FromResult(false);
        });
        await FetchAsync(One(changed));
        Assert.Equal(changed, await File.ReadAllBytesAsync(BigPath, Cancellation));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task A_part_with_another_tag_is_not_joined_even_when_the_server_ignores_if_range()
    {
        var changed = Bytes(3, Big.Length);
        CutFirst((context, _) =>
        {
            _server.Files["/set/model.bin"] = (changed, "\"b\"");
            context.Request.Headers.IfRange = default;
            return Task.FromResult(false);
        });
        await FetchAsync(One(changed));
        Assert.Equal(changed, await File.ReadAllBytesAsync(BigPath, Cancellation));
        Assert.Equal(["/set/model.bin", "/set/model.bin bytes=100000- \"a\"", "/set/model.bin"], _server.Requests);
        Assert.Contains("the file on the server is no longer the one that was begun", _told[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_that_do_not_fit_together_are_noticed_and_fetched_anew()
    {
        var changed = Bytes(3, Big.Length);
        _server.Files["/set/model.bin"] = (Big, null);
        CutFirst((_, _) =>
        {
            _server.Files["/set/model.bin"] = (changed, null);
            return Task.FromResult(false);
        });
        await FetchAsync(One(changed));
        Assert.Equal(changed, await File.ReadAllBytesAsync(BigPath, Cancellation));
        Assert.Equal(["/set/model.bin", "/set/model.bin bytes=100000-", "/set/model.bin"], _server.Requests);
        Assert.Contains(_told, line => line.Contains("starting over", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bytes */*", 3)]
    [InlineData("bytes 5-299999/300000", 3)]
    public async Task An_answer_without_the_range_that_was_asked_for_starts_over(string range, int requests)
    {
        CutFirst((context, number) =>
        {
            if (number > 1)
                return Task.FromResult(false);
            context.Response.StatusCode = range.EndsWith("/*", StringComparison.Ordinal) ? 416 : 206;
            context.Response.Headers.ContentRange = range;
            return Task.FromResult(true);
        });
        await FetchAsync(One());
        Assert.Equal(Big, await File.ReadAllBytesAsync(BigPath, Cancellation));
        Assert.Equal(requests, _server.Requests.Count);
    }

    [Fact]
    public async Task A_file_that_became_shorter_on_the_server_is_refused()
    {
        CutFirst((_, _) =>
        {
            _server.Files["/set/model.bin"] = (Big[..50_000], "\"a\"");
            return Task.FromResult(false);
        });
        var fault = await Assert.ThrowsAsync<InputException>(() => FetchAsync(One()));
        Assert.Contains("model.bin should have 300,000 bytes, the server offers 50,000", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_bytes_under_the_partial_name_need_no_request()
    {
        await File.WriteAllBytesAsync(BigPath + ".partial", Big, Cancellation);
        await File.WriteAllTextAsync(BigPath + ".partial.json", "{\"ETag\":\"\\\"a\\\"\"}", Cancellation);
        await FetchAsync(One());
        Assert.Equal(Big, await File.ReadAllBytesAsync(BigPath, Cancellation));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Busy_servers_are_given_the_time_that_they_ask_for()
    {
        string?[] asked = ["7", "Wed, 01 Jan 2025 00:01:30 GMT", null, null];
        _server.Misbehave = (context, number) =>
        {
            if (number == asked.Length)
                return Task.FromResult(false);
            context.Response.StatusCode = number == 0 ? 429 : 503;
            context.Response.Headers.RetryAfter = asked[number];
            return Task.FromResult(true);
        };
        await FetchAsync(One());
        Assert.Equal([7.0, 90, 4, 8], _waits);
        Assert.Contains("429 TooManyRequests; trying again in 7 s", _told[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_again_and_again_is_given_up()
    {
        _server.Misbehave = Status(500);
        var fault = await Assert.ThrowsAsync<IOException>(() => FetchAsync(One()));
        Assert.EndsWith("/set/model.bin answered 500 InternalServerError, after 5 attempts. "
            + "Check the network and its proxy, or give a mirror with --base-url.", fault.Message, StringComparison.Ordinal);
        Assert.Equal([1.0, 2, 4, 8], _waits);
    }

    [Fact]
    public async Task A_server_that_asks_to_wait_too_long_is_given_up_at_once()
    {
        _server.Misbehave = (context, number) =>
        {
            context.Response.Headers.RetryAfter = "7200";
            return Status(429)(context, number);
        };
        var fault = await Assert.ThrowsAsync<IOException>(() => FetchAsync(One()));
        Assert.Contains("asks to wait 120 minutes", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_waits);
    }

    [Fact]
    public async Task A_refused_connection_is_told_after_some_attempts()
    {
        await _server.DisposeAsync();
        var fault = await Assert.ThrowsAsync<IOException>(() => FetchAsync(One()));
        Assert.Contains("no connection: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(4, _waits.Count);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task An_address_that_does_not_give_the_file_is_told_at_once(int status)
    {
        _server.Misbehave = Status(status);
        var fault = await Assert.ThrowsAsync<InputException>(() => FetchAsync(One()));
        Assert.Contains($"/set/model.bin answered {status}", fault.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Redirects_are_followed_and_their_signatures_not_shown()
    {
        _server.Misbehave = (context, _) =>
        {
            if (context.Request.Path != "/set/model.bin")
                return Task.FromResult(false);
            context.Response.Redirect("/elsewhere?signature=secret");
            return Task.FromResult(true);
        };
        var fault = await Assert.ThrowsAsync<InputException>(() => FetchAsync(One()));
        Assert.Contains("/elsewhere answered 404", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
        _server.Files["/elsewhere"] = (Big, null);
        await FetchAsync(One());
        Assert.Equal(Big, await File.ReadAllBytesAsync(BigPath, Cancellation));
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        _server.Misbehave = (context, _) =>
        {
            context.Response.Redirect("/set/model.bin");
            return Task.FromResult(true);
        };
        var fault = await Assert.ThrowsAsync<InputException>(() => FetchAsync(One()));
        Assert.Contains("redirects more than 10 times", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Https_never_leads_to_http()
    {
        using var handler = new Answering(
            new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new("http://files.example/set/model.bin") } });
        var fetch = new SetFetch(One(), _folder, FetchMirror.None, Options(), _told.Add, null, handler);
        var fault = await Assert.ThrowsAsync<InputException>(() => fetch.RunAsync(Cancellation));
        Assert.Contains("redirects to http://files.example/set/model.bin, which is not https", fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_bytes_are_refused_and_nothing_is_kept()
    {
        var wrong = Bytes(4, Big.Length);
        _server.Files["/set/model.bin"] = (wrong, "\"a\"");
        var fault = await Assert.ThrowsAsync<InputException>(() => FetchAsync(One()));
        Assert.Contains($"expected SHA-256 {Sha(Big)}, found {Sha(wrong)}", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder, "model*"));
    }

    [Theory]
    [InlineData(true, "the server offers 300,001")]
    [InlineData(false, "the server offers more")]
    public async Task A_wrong_length_is_refused_before_it_fills_the_disk(bool declared, string message)
    {
        _server.Misbehave = async (context, _) =>
        {
            if (declared)
                context.Response.ContentLength = Big.Length + 1;
            await context.Response.Body.WriteAsync(Big, Cancellation);
            await context.Response.Body.WriteAsync(new byte[1], Cancellation);
            return true;
        };
        var fault = await Assert.ThrowsAsync<InputException>(() => FetchAsync(One()));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(BigPath));
    }

    [Fact]
    public async Task A_slow_server_is_borne_and_a_silent_one_left()
    {
        var progress = new Arrival();
        _server.Misbehave = async (context, number) =>
        {
            if (number > 0)
                return false;
            context.Response.Headers.ETag = "\"a\"";
            context.Response.ContentLength = Big.Length;
            for (var there = 0; there < 2 * Part; there += Part)
            {
                await context.Response.Body.WriteAsync(Big.AsMemory(there, Part), Cancellation);
                await context.Response.Body.FlushAsync(Cancellation);
                await progress.Of(there + Part);
                _clock.Advance(TimeSpan.FromSeconds(59));
            }

            // Until the silence is told: time that passed behind it would count against the next request.
            while (_told.Count == 0)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(1, Cancellation);
            }

            return true;
        };
        await FetchAsync(One(), progress: progress);
        Assert.Equal(Big, await File.ReadAllBytesAsync(BigPath, Cancellation));
        Assert.Equal(["/set/model.bin", "/set/model.bin bytes=200000- \"a\""], _server.Requests);
        Assert.Contains("the server sent nothing for 60 s", _told.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_compressed_without_being_asked_are_understood_and_never_continued()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Big);
        var progress = new Arrival();
        _server.Misbehave = async (context, number) =>
        {
            Assert.Equal("identity", context.Request.Headers.AcceptEncoding);
            context.Response.Headers.ContentEncoding = "gzip";
            if (number == 0)
                return await LocalServer.CutAsync(context, packed.ToArray(), 0, 200_000, progress.Of(Part));
            await context.Response.Body.WriteAsync(packed.ToArray(), Cancellation);
            return true;
        };
        await FetchAsync(One(), progress: progress);
        Assert.Equal(Big, await File.ReadAllBytesAsync(BigPath, Cancellation));
        Assert.Equal(["/set/model.bin", "/set/model.bin"], _server.Requests);
    }

    [Fact]
    public async Task A_stopped_fetch_is_continued()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Arrival();
        _server.Misbehave = async (context, number) =>
        {
            if (number > 0)
                return false;
            context.Response.Headers.ETag = "\"a\"";
            context.Response.ContentLength = Big.Length;
            await context.Response.Body.WriteAsync(Big.AsMemory(0, Part), Cancellation);
            await context.Response.Body.FlushAsync(Cancellation);
            await progress.Of(Part);
            await stop.CancelAsync();
            return await LocalServer.CutAsync(context, Big, Part, Part,
                Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => FetchAsync(One(), progress: progress, cancellation: stop.Token));
        Assert.False(File.Exists(BigPath));
        await FetchAsync(One());
        Assert.Equal(Big, await File.ReadAllBytesAsync(BigPath, Cancellation));
        Assert.Equal("/set/model.bin bytes=100000- \"a\"", _server.Requests.Last());
    }

    [Fact]
    public async Task A_full_disk_is_told_before_the_first_byte()
    {
        await File.WriteAllBytesAsync(BigPath + ".partial", Big[..Part], Cancellation);
        await File.WriteAllTextAsync(BigPath + ".partial.json", "{}", Cancellation);
        var options = Options() with { FreeSpace = _ => 199_999 };
        var fault = await Assert.ThrowsAsync<IOException>(
            () => new SetFetch(One(), _folder, Mirror(), options, _told.Add).RunAsync(Cancellation));
        Assert.StartsWith("test needs 200,000 more bytes, and 199,999 are free on the disk of", fault.Message,
            StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
        await new SetFetch(One(), _folder, Mirror(), options with { FreeSpace = _ => 200_000 }, _told.Add).RunAsync(Cancellation);
        Assert.Equal(Big, await File.ReadAllBytesAsync(BigPath, Cancellation));
    }

    [Fact]
    public async Task A_file_of_the_users_own_is_never_replaced()
    {
        await File.WriteAllTextAsync(BigPath, "mine", Cancellation);
        var fault = await Assert.ThrowsAsync<InputException>(() => FetchAsync(One()));
        Assert.Contains("the file exists with other bytes: expected 300000 bytes, found 4. Delete or move it", fault.Message,
            StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(BigPath, Cancellation));
    }

    [Fact]
    public async Task Names_and_passwords_of_a_mirror_go_to_it_and_are_never_shown()
    {
        string? header = null;
        _server.Misbehave = (context, _) =>
        {
            header = context.Request.Headers.Authorization;
            return Status(404)(context, 0);
        };
        var mirror = FetchMirror.At(_server.Address.Replace("//", "//me:pa%3Ass@", StringComparison.Ordinal));
        var fault = await Assert.ThrowsAsync<InputException>(
            () => new SetFetch(One(), _folder, mirror, Options(), _told.Add).RunAsync(Cancellation));
        Assert.Equal("Basic " + Convert.ToBase64String("me:pa:ss"u8), header);
        Assert.DoesNotContain("pa:ss", fault.ToString() + string.Concat(_told), StringComparison.Ordinal);
        Assert.DoesNotContain("pa%3Ass", fault.ToString(), StringComparison.Ordinal);
    }

    private static byte[] Bytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static FetchFile File1(byte[] content, string name = "model.bin") => new(name, content.Length, Sha(content));

    private static FetchSet One(byte[]? content = null) =>
        new("test", "", new("https://files.example/page"), "MIT", [File1(content ?? Big)], new("https://files.example/set/"));

    private static Func<HttpContext, int, Task<bool>> Status(int status) => (context, _) =>
    {
        context.Response.StatusCode = status;
        return Task.FromResult(true);
    };

    private Arrival? _arrival;

    /// <summary>Cuts the first request after <see cref="Part"/> bytes, when they have arrived.</summary>
    private void CutFirst(Func<HttpContext, int, Task<bool>>? then = null)
    {
        _arrival = new Arrival();
        _server.Misbehave = (context, number) =>
        {
            if (number > 0)
                return then?.Invoke(context, number) ?? Task.FromResult(false);
            context.Response.Headers.ETag = _server.Files["/set/model.bin"].Tag;
            return LocalServer.CutAsync(context, Big, 0, Part, _arrival.Of(Part));
        };
    }

    private FetchMirror Mirror() => FetchMirror.At(_server.Address);

    private FetchOptions Options() => new()
    {
        Clock = _clock,
        Wait = (wait, _) =>
        {
            _waits.Add(wait.TotalSeconds);
            return Task.CompletedTask;
        },
    };

    private Task<FetchSummary> FetchAsync(FetchSet set, Arrival? progress = null, CancellationToken? cancellation = null) =>
        new SetFetch(set, _folder, Mirror(), Options(), _told.Add, progress ?? _arrival).RunAsync(cancellation ?? Cancellation);

    /// <summary>Tells when so many bytes have arrived.</summary>
    private sealed class Arrival : IProgress<WorkProgress>
    {
        private readonly List<(long Kilobytes, TaskCompletionSource Source)> _awaited = [];
        private long _there;

        public void Report(WorkProgress value)
        {
            lock (_awaited)
            {
                _there = value.Done;
                foreach (var (kilobytes, source) in _awaited)
                {
                    if (_there >= kilobytes)
                        source.TrySetResult();
                }
            }
        }

        public Task Of(int bytes)
        {
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_awaited)
            {
                _awaited.Add((bytes / 1000, source));
                if (_there >= bytes / 1000)
                    source.TrySetResult();
            }

            return source.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    private sealed class Answering(HttpResponseMessage answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer);
    }
}
