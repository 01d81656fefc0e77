using System.Diagnostics;
using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Jupyter;
using NetMQ;
using NetMQ.Sockets;

namespace DeepInnovation.Notebooks.Tests.Jupyter;

public class ProtocolTests
{
    [Fact]
    public void A_wrong_signature_is_dropped_counted_and_told()
    {
        using var client = new KernelClient();
        client.Send("execute_request", new JsonObject { ["code"] = "Environment.Exit(1);" }, key: "another secret");
        client.Send("shutdown_request", new JsonObject { ["restart"] = false }, control: true, key: "another secret");
        Assert.Equal("ok", client.Run("1").Reply["status"]!.ToString());
        SpinWait.SpinUntil(() => client.Kernel.Dropped == 2, KernelClient.Patience);
        Assert.Equal(2, client.Kernel.Dropped);
        Assert.Contains("dropped (2 so far): its signature is wrong", client.LogText.ToString(), StringComparison.Ordinal);
        Assert.False(client.Running.IsCompleted);
    }

    [Fact]
    public void The_kernel_says_what_it_is()
    {
        using var client = new KernelClient();
        foreach (var control in (bool[])[false, true])
        {
            var info = client.Ask("kernel_info_request", [], control);
            Assert.Equal(("ok", "5.3", "C#", ".cs"), (info["status"]!.ToString(), info["protocol_version"]!.ToString(),
                info["language_info"]!["name"]!.ToString(), info["language_info"]!["file_extension"]!.ToString()));
        }
    }

    [Fact]
    public void The_heart_beats_while_a_cell_computes()
    {
        using var folder = new TemporaryFolder();
        var enough = Path.Combine(folder.Path, "enough");
        using var client = new KernelClient();
        client.Begin($"while (!File.Exists(@\"{enough}\")) {{ }}");
        using var heart = new RequestSocket();
        heart.Connect($"tcp://127.0.0.1:{client.Kernel.Connection.HeartbeatPort}");
        heart.SendFrame("ping");
        Assert.True(heart.TryReceiveFrameString(KernelClient.Patience, out var beat));
        Assert.Equal("ping", beat);
        File.WriteAllText(enough, "");
        Assert.Equal("ok", client.Reply()["status"]!.ToString());
    }

    [Fact]
    public void A_cell_asks_and_is_answered()
    {
        using var client = new KernelClient();
        client.SendCode("var name = Input.Ask(\"Your name?\"); var secret = Input.AskPassword(\"Word?\"); "
            + "var line = Console.ReadLine(); $\"{name} {secret} {line}\"");
        Assert.Equal("Your name?False", Question());
        client.Answer("Ada");
        Assert.Equal("Word?True", Question());
        client.Answer("xyz");
        Assert.Equal("False", Question());
        client.Answer("a line");
        Assert.Equal("ok", client.Reply()["status"]!.ToString());
        Assert.Equal("Ada xyz a line",
            client.Run("$\"{name} {secret} {line}\"").Published[^1]["data"]!["text/plain"]!.ToString());

        string Question()
        {
            var asked = client.Question();
            Assert.Equal("input_request", asked["msg_type"]!.ToString());
            return $"{asked["prompt"]}{(bool)asked["password"]!}";
        }
    }

    [Fact]
    public void Where_nobody_can_be_asked_the_cell_fails_and_says_so()
    {
        using var client = new KernelClient();
        var (reply, _) = client.Run("Console.ReadLine()", content => content["allow_stdin"] = false);
        Assert.Contains("allow_stdin", reply["evalue"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Comms_are_tolerated()
    {
        using var client = new KernelClient();
        var id = client.Send("comm_open",
            new JsonObject { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });
        client.Send("comm_msg", new JsonObject { ["comm_id"] = "c1", ["data"] = new JsonObject() });
        client.Send("comm_close", new JsonObject { ["comm_id"] = "c1", ["data"] = new JsonObject() });
        client.Send("unknown_request", []);
        Assert.Empty(client.Ask("comm_info_request", [])["comms"]!.AsObject());
        var closed = Assert.Single(client.Published(id));
        Assert.Equal(("comm_close", "c1"), (closed["msg_type"]!.ToString(), closed["comm_id"]!.ToString()));
    }

    [Fact]
    public void History_is_given_by_tail_range_and_search()
    {
        using var client = new KernelClient();
        foreach (var code in (string[])["var a = 1;", "a + 1", "var b = a;", "a + 1"])
            client.Run(code);
        Assert.Equal("""[[1,3,"var b = a;"],[1,4,"a \u002B 1"]]""",
            Ask(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2 }));
        Assert.Equal("""[[1,2,"a \u002B 1"]]""",
            Ask(new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 2, ["stop"] = 3 }));
        Assert.Equal("""[[1,1,["var a = 1;",null]],[1,3,["var b = a;",null]]]""",
            Ask(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "var*", ["output"] = true }));
        Assert.Equal("""[[1,4,"a \u002B 1"]]""",
            Ask(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "a*", ["unique"] = true }));

        string Ask(JsonObject content) => client.Ask("history_request", content)["history"]!.ToJsonString();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Shutdown_is_answered_also_while_a_cell_runs_and_ends_the_kernel(bool restart)
    {
        using var client = new KernelClient();
        client.Begin("while (true) { }");
        var reply = client.Ask("shutdown_request", new JsonObject { ["restart"] = restart }, control: true);
        Assert.Equal(restart, (bool)reply["restart"]!);
        Assert.Equal(restart, await client.Running.WaitAsync(KernelClient.Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Closed_while_a_cell_runs_it_sends_no_more_and_its_thread_ends()
    {
        using var folder = new TemporaryFolder();
        var end = Path.Combine(folder.Path, "end");
        // Code of others, which heeds no interruption: the sockets are closed before the cell's reply is made.
        using (var client = new KernelClient())
            client.Begin($"{InterruptTests.Endless} _ => !File.Exists(@\"{end}\"));");
        File.WriteAllText(end, "");
        using var next = new KernelClient();
        Assert.Equal("ok", next.Run("1 + 1").Reply["status"]!.ToString());
    }

    [Fact]
    public async Task The_kernel_ends_with_the_program_that_started_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows names its parent by a handle.");
        using var parent = Process.Start("sleep", "600");
        using var client = new KernelClient(parent.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(client.Running.IsCompleted);
        parent.Kill();
        Assert.False(await client.Running.WaitAsync(KernelClient.Patience, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{\"shell_port\": 1}", "control_port must be a port number, found nothing")]
    [InlineData("{\"transport\": \"ipc\"}", "only tcp is supported")]
    [InlineData("{\"signature_scheme\": \"hmac-md5\"}", "only hmac-sha256 is supported")]
    [InlineData("[", "cannot be read as a Jupyter connection file")]
    public void A_connection_file_that_cannot_be_used_is_told(string json, string told)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<NotebookException>(() => ConnectionFile.Read(folder.Write("connection.json", json)));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_taken_port_is_told()
    {
        using var client = new KernelClient();
        var error = Assert.Throws<NotebookException>(() => new JupyterKernel(client.Kernel.Connection, TextWriter.Null));
        Assert.Contains("cannot listen on 127.0.0.1", error.Message, StringComparison.Ordinal);
    }
}
