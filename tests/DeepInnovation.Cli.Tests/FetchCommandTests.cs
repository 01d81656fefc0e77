using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using DeepInnovation.Sources.Tests.Fetching;

namespace DeepInnovation.Cli.Tests;

public sealed class FetchCommandTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Names = ["DeepPatentAI.csv", "DeepDiveAI.csv", "DeepCosineAI.csv"];

    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;
    private LocalServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Out => Path.Combine(_folder, "out");

    public async ValueTask InitializeAsync()
    {
        _server = await LocalServer.StartAsync();
        var list = new List<object>();
        foreach (var (name, i) in Names.Select((name, i) => (name, i)))
        {
            var content = new byte[2_000_000];
            new Random(i).NextBytes(content);
            _server.Files[$"/files/{i}"] = (content, $"\"{i}\"");
            list.Add(new
            {
                id = i,
                name,
                size = content.Length,
                computed_md5 = Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, content)),
                download_url = $"https://ndownloader.figshare.com/files/{i}",
            });
        }

        _server.Files["/v2/articles/28578947/files"] = (JsonSerializer.SerializeToUtf8Bytes(list), null);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_papers_tables_come_from_a_mirror_and_are_kept()
    {
        var (code, output, error) = Fetch();
        Assert.Equal(0, code);
        Assert.StartsWith("deepinnovationai: 3 files fetched, 0 already there, 6,000,000 bytes in", output,
            StringComparison.Ordinal);
        Assert.Equal(3, error.Trim().Split('\n').Length);
        AssertBytes();
        Assert.Contains("0 files fetched, 3 already there", Fetch().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no set has this name", "fetch", "nothing")]
    [InlineData("Required argument 'SET' missing", "fetch")]
    [InlineData("--base-url is not the address of a mirror", "fetch", "minilm", "--base-url", "user:word@host")]
    public void Wrong_input_is_one_clear_line(string message, params string[] args)
    {
        var (code, _, error) = Cli.Run(args);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.DoesNotContain("word", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Category", "Slow")]
    public async Task Stopped_or_killed_half_way_and_fetched_again_the_bytes_are_the_same(bool interrupt)
    {
        Assert.SkipWhen(interrupt && Interrupts.AreIgnored(), Interrupts.Ignored);
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Misbehave = async (context, _) =>
        {
            if (context.Request.Path != "/files/1" || sent.Task.IsCompleted)
                return false;
            var content = _server.Files["/files/1"].Content;
            context.Response.Headers.ETag = "\"1\"";
            context.Response.ContentLength = content.Length;
            await context.Response.Body.WriteAsync(content.AsMemory(0, 1_000_000));
            await context.Response.Body.FlushAsync();
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        using (var process = Start("--base-url", _server.Address))
        {
            await sent.Task.WaitAsync(Cancellation);
            var partial = new FileInfo(Path.Combine(Out, "DeepDiveAI.csv.partial"));
            while (!partial.Exists || partial.Length < 900_000)
            {
                await Task.Delay(1, Cancellation);
                partial.Refresh();
            }

            if (interrupt)
                Assert.Equal(0, Kill(process.Id, 2));
            else
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Cancellation);
            Assert.Equal(interrupt ? 130 : 137, process.ExitCode);
        }

        Assert.False(File.Exists(Path.Combine(Out, "DeepDiveAI.csv")));
        Assert.Equal(0, Fetch().Code);
        AssertBytes();
        Assert.Contains(_server.Requests, request => request.StartsWith("/files/1 bytes=", StringComparison.Ordinal)
            && request.EndsWith("- \"1\"", StringComparison.Ordinal));
        Assert.Single(_server.Requests, request => request.StartsWith("/files/0", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_proxy_that_the_environment_names_is_used()
    {
        using var process = Start("--base-url", "http://mirror.invalid");
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        AssertBytes();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);

    private (int Code, string Output, string Error) Fetch() =>
        Cli.Run("fetch", "deepinnovationai", "--out", Out, "--base-url", _server.Address);

    private void AssertBytes() =>
        Assert.All(Names,
            (name, i) => Assert.Equal(_server.Files[$"/files/{i}"].Content, File.ReadAllBytes(Path.Combine(Out, name))));

    private Process Start(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet",
            [typeof(CommandLine).Assembly.Location, "fetch", "deepinnovationai", "--out", Out, .. options]);
        start.Environment["http_proxy"] = _server.Address;
        start.Environment["no_proxy"] = "127.0.0.1";
        start.Environment.Remove("NO_PROXY");
        return Process.Start(start)!;
    }
}
