using System.Runtime.CompilerServices;
using DeepInnovation.Tests.Labels.Live;

namespace DeepInnovation.Cli.Tests;

public sealed class LabelCommandTests : IAsyncLifetime
{
    private const string Key = "sk-sentinel-0987654321";
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;
    private ChatServer _server = null!;

    /// <summary>Set once, before any test begins: the environment belongs to all tests of the process.</summary>
    [ModuleInitializer]
    internal static void SetKey() => Environment.SetEnvironmentVariable("DEEPINNOVATION_API_KEY", Key);

    public async ValueTask InitializeAsync()
    {
        _server = await ChatServer.StartAsync();
        File.WriteAllText(Of("p.csv"), "id,title,abstract\na,nets learn,x\nb,birds sing,y\nc,machines learn,z\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_cost_is_told_then_the_model_is_asked_and_no_file_or_line_holds_the_key()
    {
        var (code, output, error) = Label("--budget-tokens", "100000", "--budget-money", "1", "--price-in",
            "1", "--price-out", "2");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("3 documents, 0 answered before; 3 questions to m at 127.0.0.1:", output, StringComparison.Ordinal);
        Assert.Contains("3 of 3 documents labelled, 0 without a usable answer; "
            + "3 answers in 3 calls, 300 + 60 tokens, cost 0.0004.", output, StringComparison.Ordinal);
        var labels = File.ReadAllLines(Of("labels.csv"));
        Assert.StartsWith("a,paper,1,because,m-2026-01-01,language model,ai-relevance-2,", labels[1], StringComparison.Ordinal);
        Assert.Equal(["1", "0", "1"], labels.Skip(1).Select(l => l.Split(',')[2]));
        var again = Label();
        Assert.Contains("3 answered before; 0 questions", again.Output, StringComparison.Ordinal);
        Assert.Equal((0, 3), (again.Code, _server.Calls));
        Assert.Equal(labels, File.ReadAllLines(Of("labels.csv")));
        Assert.DoesNotContain(Key, output + error + again.Output
            + string.Concat(Directory.GetFiles(_folder).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.Contains("Bearer " + Key, _server.Authorizations);
    }

    [Fact]
    public void An_estimate_sends_nothing_and_a_spent_budget_ends_with_code_4()
    {
        Assert.Contains("cost about 0.0", Label("--estimate", "--price-in", "1", "--price-out", "2").Output,
            StringComparison.Ordinal);
        Assert.Equal(0, _server.Calls);
        var (code, _, error) = Label("--budget-tokens", "10", "--budget-money", "0", "--price-in", "0", "--price-out", "0");
        Assert.Equal(4, code);
        Assert.Contains("The budget is spent.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_key_is_one_line_without_it_also_with_the_stack()
    {
        _server.Misbehave = (context, _, _) =>
            ChatServer.StatusAsync(context, 401, $"{{\"error\":{{\"message\":\"bad key {Key}\"}}}}");
        var (code, output, error) = Label("--verbose", "--budget-tokens", "100000", "--budget-money", "1", "--price-in",
            "1", "--price-out", "2");
        Assert.Equal(2, code);
        Assert.Contains("answered 401: bad key (key)", error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--budget-tokens is missing", "--budget-money", "1", "--price-in", "1", "--price-out", "1")]
    [InlineData("--price-out is missing", "--budget-tokens", "9", "--budget-money", "1", "--price-in", "1")]
    [InlineData("there is no prompt \"v9\"", "--prompt", "v9")]
    [InlineData("the concurrency must be a number", "--concurrency", "0")]
    [InlineData("--timeout must be a number from 1 to 3600", "--timeout", "0")]
    public void What_is_missing_is_named(string message, params string[] options)
    {
        var (code, _, error) = Label(options);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Equal(0, _server.Calls);
    }

    [Fact]
    public void A_run_asks_for_its_labels_and_skips_the_stage_afterwards()
    {
        var text = new System.Text.StringBuilder("id,title,abstract,year\n");
        for (var i = 0; i < 60; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"p{i},{(i % 2 == 0 ? "neural networks learn" : "birds sing")} {i},abstract {i},2001\n");
        File.WriteAllText(Of("papers.csv"), text.ToString());
        string[] run =
        [
            "reproduce", "--papers", Of("papers.csv"), "--labels", "live",
            "--endpoint", _server.Address, "--model", "m", "--sample-size", "30", "--out", Of("run"), "--no-notebooks",
        ];
        string[] budget = ["--budget-tokens", "1000000", "--budget-money", "1", "--price-in", "1", "--price-out", "1"];
        foreach (var stage in new[] { "corpus", "candidates", "sampling" })
            Assert.Equal(0, Cli.Run([.. run, .. budget, "--only", stage]).Code);
        var (code, output, error) = Cli.Run([.. run, .. budget, "--only", "labels"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("30 of 30 documents labelled", output, StringComparison.Ordinal);
        Assert.Equal(30, _server.Calls);
        Assert.Contains("unchanged", Cli.Run([.. run, "--only", "labels"]).Output, StringComparison.Ordinal);
        Assert.Equal(30, _server.Calls);
        Assert.Contains("\"prompt\": \"ai-relevance-2\"", File.ReadAllText(Of("run/04-labels/manifest.json")),
            StringComparison.Ordinal);
    }

    private string Of(string name) => Path.Combine(_folder, name);

    private (int Code, string Output, string Error) Label(params string[] options) =>
        Cli.Run(["label", "--documents", Of("p.csv"), "--endpoint", _server.Address, "--model", "m", "--answers",
            Of("answers.jsonl"), "--out", Of("labels.csv"), .. options]);
}
