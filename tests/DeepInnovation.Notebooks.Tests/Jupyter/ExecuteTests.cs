using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace DeepInnovation.Notebooks.Tests.Jupyter;

public class ExecuteTests
{
    [Fact]
    public void A_cell_shows_its_input_text_displays_and_result_in_order()
    {
        // The clock stands still: text is sent where a display or another stream comes, and not since a busy machine took long.
        using var client = new KernelClient(clock: new FakeTimeProvider());
        var (reply, published) = client.Run("Console.Write(\"a\"); Console.WriteLine(\"b\"); display(1); "
            + "Console.Error.WriteLine(\"e\"); Console.WriteLine(\"c\");\n40 + 2");
        Assert.Equal(("ok", 1), (reply["status"]!.ToString(), (int)reply["execution_count"]!));
        Assert.Equal(["execute_input", "stream", "display_data", "stream", "stream", "execute_result"],
            published.Select(message => message["msg_type"]!.ToString()));
        Assert.Equal(["ab\n", "e\n", "c\n"], published.Where(message => message["msg_type"]!.ToString() == "stream")
            .Select(message => message["text"]!.ToString()));
        Assert.Equal("stderr", published[3]["name"]!.ToString());
        // A terminal shows text alone.
        Assert.Equal("42", published[^1]["data"]!["text/plain"]!.ToString());
        Assert.Contains("42", published[^1]["data"]!["text/html"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, (int)published[^1]["execution_count"]!);
    }

    [Fact]
    public void State_stays_and_cells_are_counted()
    {
        using var client = new KernelClient();
        client.Run("var x = 20;");
        Assert.Equal(0, client.Run("  ").Reply["execution_count"]!.GetValue<int>() - 1);
        var (reply, published) = client.Run("x + 1");
        Assert.Equal(2, (int)reply["execution_count"]!);
        Assert.Equal("21", published[^1]["data"]!["text/plain"]!.ToString());
    }

    [Fact]
    public void A_silent_cell_publishes_nothing_and_is_not_counted()
    {
        using var client = new KernelClient();
        var (reply, published) = client.Run("var y = 2; Console.WriteLine(y); display(y); y",
            content => content["silent"] = true);
        Assert.Equal("ok", reply["status"]!.ToString());
        Assert.Empty(published);
        Assert.Equal(1, (int)client.Run("y").Reply["execution_count"]!);
        Assert.Single(
            client.Ask("history_request", new JsonObject { ["hist_access_type"] = "tail", ["n"] = 5 })["history"]!.AsArray());
    }

    [Fact]
    public void A_display_is_updated_in_its_place_also_from_another_cell()
    {
        using var client = new KernelClient();
        var shown = client.Run("var d = display(\"0 %\");").Published[1];
        var updated = client.Run("d.Update(\"100 %\");").Published[1];
        Assert.Equal("update_display_data", updated["msg_type"]!.ToString());
        Assert.Equal("100 %", updated["data"]!["text/plain"]!.ToString());
        Assert.NotEmpty(shown["transient"]!["display_id"]!.ToString());
        Assert.Equal(shown["transient"]!["display_id"]!.ToString(), updated["transient"]!["display_id"]!.ToString());
    }

    [Fact]
    public void Expressions_are_evaluated_after_the_cell_each_with_its_own_failure()
    {
        using var client = new KernelClient();
        var (reply, _) = client.Run("var z = 3;",
            content => content["user_expressions"] = new JsonObject { ["good"] = "z * 2", ["bad"] = "nothing" });
        Assert.True(reply["status"]!.ToString() == "ok", reply.ToJsonString());
        var values = reply["user_expressions"]!;
        Assert.Equal("6", values["good"]!["data"]!["text/plain"]!.ToString());
        Assert.Equal("ok", values["good"]!["status"]!.ToString());
        Assert.Equal(("error", "CompilationError"), (values["bad"]!["status"]!.ToString(), values["bad"]!["ename"]!.ToString()));
    }

    [Fact]
    public void An_exception_says_first_what_to_do_then_cell_and_line()
    {
        using var client = new KernelClient();
        client.Run("int F() { return 1; }");
        var (reply, published) = client.Run("var a = 1;\nFile.ReadAllText(\"not-there.txt\");");
        Assert.Equal(("error", "System.IO.FileNotFoundException"), (reply["status"]!.ToString(), reply["ename"]!.ToString()));
        var traceback = reply["traceback"]!.AsArray().Select(line => line!.ToString()).ToList();
        Assert.StartsWith("What to do: Check the path", traceback[0], StringComparison.Ordinal);
        Assert.Contains(traceback, line => line.Contains("notebook, cell 2, line 2", StringComparison.Ordinal));
        Assert.Equal(reply["traceback"]!.ToJsonString(), published[^1]["traceback"]!.ToJsonString());
        Assert.Equal("error", published[^1]["msg_type"]!.ToString());
    }

    [Fact]
    public void A_compile_error_is_told_of_the_code_as_it_was_written()
    {
        using var client = new KernelClient();
        var (reply, _) = client.Run("while (true) { await Task.Yield(); missing(); }");
        Assert.Contains("line 1, column 36", string.Join('\n', reply["traceback"]!.AsArray()), StringComparison.Ordinal);
        Assert.StartsWith("CS0103", reply["evalue"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_failure_the_queue_is_aborted_and_the_next_cell_runs()
    {
        using var folder = new TemporaryFolder();
        using var client = new KernelClient();
        client.Run("1");
        var fail = Path.Combine(folder.Path, "fail");
        client.Begin($"while (!File.Exists(@\"{fail}\")) {{ }} throw new Exception(\"x\");");
        var aborted = client.Queue("Console.WriteLine(\"must not run\");");
        client.Send("kernel_info_request", []);
        File.WriteAllText(fail, "");
        Assert.Equal("error", client.Reply()["status"]!.ToString());
        var reply = client.Reply();
        Assert.Equal((aborted, "aborted"), (reply["parent"]!.ToString(), reply["status"]!.ToString()));
        Assert.Equal("kernel_info_reply", client.Reply()["msg_type"]!.ToString());
        Assert.Empty(client.Published(aborted));
        Assert.Equal("ok", client.Run("2").Reply["status"]!.ToString());
    }

    [Fact]
    public void Without_stop_on_error_the_queue_goes_on()
    {
        using var folder = new TemporaryFolder();
        using var client = new KernelClient();
        var fail = Path.Combine(folder.Path, "fail");
        client.SendCode($"while (!File.Exists(@\"{fail}\")) {{ }} throw new Exception(\"x\");",
            content => content["stop_on_error"] = false);
        client.Queue("2");
        File.WriteAllText(fail, "");
        Assert.Equal("error", client.Reply()["status"]!.ToString());
        Assert.Equal("ok", client.Reply()["status"]!.ToString());
    }

    [Fact]
    public void What_a_cell_leaves_running_still_writes_under_that_cell()
    {
        using var client = new KernelClient();
        var id = client.SendCode("var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously); "
            + "_ = Task.Run(async () => { await end.Task; Console.WriteLine(\"late\"); });");
        client.Reply();
        Assert.DoesNotContain(client.Published(id), message => message["msg_type"]!.ToString() == "stream");
        client.Run("end.SetResult();");
        Assert.Equal("late\n", client.Next(id, "stream")["text"]!.ToString());
    }

    [Fact]
    public void Many_short_writes_are_few_messages_and_none_is_lost()
    {
        using var client = new KernelClient();
        var published = client.Run("for (var i = 0; i < 20000; i++) Console.Write(\"0123456789\");").Published.Skip(1).ToList();
        Assert.Equal(200_000, published.Sum(message => message["text"]!.ToString().Length));
        Assert.InRange(published.Count, 1, 1000);
    }
}
