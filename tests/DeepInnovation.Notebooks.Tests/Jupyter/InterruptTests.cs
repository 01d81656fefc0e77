using DeepInnovation.Notebooks.Cells;

namespace DeepInnovation.Notebooks.Tests.Jupyter;

public class InterruptTests
{
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("for (;;);")]
    [InlineData("again: n++; goto again;")]
    [InlineData("void Swallow() { while (true) { try { for (var i = 0; i < 10; i++) { } } catch (Exception) { } } } Swallow();")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 4, i => { while (true) { } });")]
    [InlineData("Console.ReadLine()")]
    [InlineData("async Task Later() { await Task.Yield(); while (true) { } }\nawait Later();")]
    [InlineData("System.Threading.SpinWait.SpinUntil(() => done);")]
    public void An_endless_cell_is_stopped_and_the_next_one_works(string endless)
    {
        // None of these need be given up, however long a busy machine takes.
        using var client = new KernelClient(grace: KernelClient.Patience / 2);
        StopsAndGoesOn(client, endless, leftBehind: false);
    }

    [Fact]
    public void Code_of_others_that_heeds_nothing_is_left_behind_and_the_kernel_goes_on()
    {
        // Two seconds are promised on a machine with nothing else to do.
        Assert.InRange(CellStop.Grace, TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
        using var client = new KernelClient();
        StopsAndGoesOn(client, $"{Endless} _ => !done);", leftBehind: true);
    }

    /// <summary>C# that computes in code of others, neither checked nor waiting, until what follows is false.</summary>
    internal const string Endless = "Enumerable.Repeat(0, int.MaxValue).SelectMany(_ => Enumerable.Repeat(0, int.MaxValue)).All(";

    private static void StopsAndGoesOn(KernelClient client, string endless, bool leftBehind)
    {
        client.Run("var n = 0; var done = false;");
        client.Begin($"n = 5;\n{endless}");
        var queued = client.Queue("n = 7;");
        Assert.Equal("ok", client.Ask("interrupt_request", [], control: true)["status"]!.ToString());
        var reply = client.Reply();
        Assert.Equal(("error", "Interrupted"), (reply["status"]!.ToString(), reply["ename"]!.ToString()));
        Assert.Equal(leftBehind, reply["evalue"]!.ToString().Contains("was left behind", StringComparison.Ordinal));
        Assert.Equal((queued, "aborted"),
            (client.Reply() is var next ? next["parent"]!.ToString() : "", next["status"]!.ToString()));
        Assert.Equal(endless.StartsWith("again", StringComparison.Ordinal),
            client.Run("n > 7").Published[^1]["data"]!["text/plain"]!.ToString() == "True");
        client.Run("done = true;");
    }

    [Fact]
    public void An_interruption_while_nothing_runs_changes_nothing()
    {
        using var client = new KernelClient();
        client.Ask("interrupt_request", [], control: true);
        Assert.Equal("ok", client.Run("while (true) break;").Reply["status"]!.ToString());
    }

    [Fact]
    public void Finally_blocks_and_Dispose_run_to_their_end()
    {
        using var client = new KernelClient(grace: KernelClient.Patience / 2);
        client.Run("class Resource : IDisposable { public static int Closed; public void Dispose() { for (var i = 0; i < 3; "
            + "i++) Closed++; } }\nvar log = new List<int>();");
        client.Begin("using (new Resource()) { try { while (true) { } } finally { for (var i = 0; i < 3; i++) log.Add(i); } }");
        client.Ask("interrupt_request", [], control: true);
        Assert.Equal("Interrupted", client.Reply()["ename"]!.ToString());
        Assert.Equal("33", client.Run("$\"{log.Count}{Resource.Closed}\"").Published[^1]["data"]!["text/plain"]!.ToString());
    }

    [Fact]
    public void Code_with_every_kind_of_loop_and_function_means_the_same_with_the_checks()
    {
        const string code = """
            using System.Linq.Expressions;
            IEnumerable<int> Some(int n) { for (var i = 0; i < n; i++) if (i % 2 == 0) yield return i; else continue; }
            async Task<int> Sum(IEnumerable<int> xs) { var s = 0; foreach (var x in xs) { await Task.Yield(); s += await Task.FromResult(x) + await new ValueTask<int>(1); } return s; }
            Expression<Func<int, bool>> even = x => x % 2 == 0;
            Func<int, int> square = delegate(int x) { return x * x; };
            struct Point { public int X; public Point(int x) { X = x; } public int Twice { get { return 2 * X; } } public static Point operator +(Point a, Point b) { return new Point(a.X + b.X); } }
            var k = 0;
            do k++; while (k < 10);
            switch (k) { case 10: start: k++; if (k < 13) goto start; break; }
            await foreach (var x in Slow()) k += x;
            async IAsyncEnumerable<int> Slow() { await Task.Delay(1).ConfigureAwait(false); yield return 100; }
            $"{await Sum(Some(10))} {even} {square(3)} {(new Point(1) + new Point(2)).Twice} {k}"
            """;
        using var client = new KernelClient();
        var (reply, published) = client.Run(code);
        Assert.True(reply["status"]!.ToString() == "ok", reply.ToJsonString());
        Assert.Equal("25 x => ((x % 2) == 0) 9 6 113", published[^1]["data"]!["text/plain"]!.ToString());
    }
}
