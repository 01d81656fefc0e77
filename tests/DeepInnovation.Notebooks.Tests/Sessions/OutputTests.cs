using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Tests.Sessions;

public class OutputTests
{
    [Fact]
    public async Task Console_and_displays_keep_their_order()
    {
        var result = await Sample.RunAsync("""
            Console.Write("a");
            Console.WriteLine("b");
            display("shown");
            Console.Error.WriteLine("oops");
            Console.WriteLine("c");
            "last".Display();
            5
            """);
        Assert.Equal(["stdout:ab\n", "shown", "stderr:oops\n", "stdout:c\n", "last", "5"], result.Texts(0));
    }

    [Fact]
    public async Task Output_of_awaited_tasks_and_threads_comes_to_the_cell()
    {
        var result = await Sample.RunAsync("""
            await Task.Run(() => Console.WriteLine("task"));
            display("between");
            var thread = new System.Threading.Thread(() => Console.WriteLine("thread"));
            thread.Start();
            thread.Join();
            await Task.Yield();
            await Console.Out.WriteLineAsync("async");
            """);
        Assert.Equal(["stdout:task\n", "between", "stdout:thread\nasync\n"], result.Texts(0));
    }

    [Fact]
    public async Task Parallel_lines_do_not_tear()
    {
        var result = await Sample.RunAsync(
            """System.Threading.Tasks.Parallel.For(0, 500, i => Console.WriteLine("0123456789"));""");
        var stream = Assert.IsType<StreamOutput>(Assert.Single(result.Outputs(0)));
        Assert.Equal(string.Concat(Enumerable.Repeat("0123456789\n", 500)), stream.Text);
    }

    [Fact]
    public async Task What_the_host_writes_while_a_cell_runs_is_no_output_of_the_cell()
    {
        using var session = new NotebookSession();
        var running = session.ExecuteAsync("await Task.Delay(300);\nConsole.Write(\"mine\");",
            cancellation: TestContext.Current.CancellationToken);
        Console.Write(" ");
        Console.Error.Write(" ");
        await Console.Out.FlushAsync(TestContext.Current.CancellationToken);
        var execution = await running;
        Assert.Equal([new StreamOutput("stdout", "mine")], execution.Outputs);
    }

    [Fact]
    public async Task Reading_the_console_ends_at_once()
    {
        Assert.Equal(["True"], (await Sample.RunAsync("Console.ReadLine() is null")).Texts(0));
    }

    [Fact]
    public async Task A_display_is_updated_in_its_place_also_by_a_later_cell()
    {
        var result = await Sample.RunAsync("DisplayedValue shown = display(\"0 %\");\nConsole.WriteLine(\"x\");\n"
            + "shown.Update(\"50 %\");", "shown.Update(\"100 %\");");
        Assert.Equal(["100 %", "stdout:x\n"], result.Texts(0));
        Assert.Empty(result.Outputs(1));
    }

    [Fact]
    public async Task Html_is_shown_as_html_and_mime_types_can_be_chosen()
    {
        var result = await Sample.RunAsync("""
            "<b>x</b>".DisplayAs("text/html");
            display(new[] { 1, 2 }, "text/plain", "application/json");
            "{\"a\": [1]}".DisplayAs("application/json");
            HTML("<i>y</i>")
            """);
        var displays = result.Outputs(0).Cast<DisplayOutput>().ToList();
        Assert.Equal("<b>x</b>", displays[0].TextOf("text/html"));
        Assert.Equal(["text/plain", "application/json"], displays[1].Data.Select(pair => pair.Key));
        Assert.Equal("[1,2]", displays[1].Data["application/json"]!.ToJsonString());
        Assert.Equal("{\"a\":[1]}", displays[2].Data["application/json"]!.ToJsonString());
        Assert.Equal("<i>y</i>", displays[3].TextOf("text/html"));
        Assert.Equal([false, false, false, true], displays.Select(display => display.IsResult));
    }

    [Fact]
    public async Task Formatters_that_a_cell_registers_are_used_and_end_with_the_notebook()
    {
        const string Show = "class Temperature { public double Celsius = 21.5; }\n";
        var result = await Sample.RunAsync(
            Show + "Formatter.Register<Temperature>(t => FormattableString.Invariant($\"{t.Celsius} degrees\"), \"text/html\");",
            "new Temperature()",
            "Formatter.Register<int>(n => \"a number\", \"text/html\");\n3");
        Assert.Equal(["21.5 degrees"], result.Texts(1));
        Assert.Equal(["a number"], result.Texts(2));
        Assert.Equal(["3"], (await Sample.RunAsync("3")).Texts(0));
    }

    [Fact]
    public async Task A_formatter_that_throws_fails_the_cell()
    {
        var result = await Sample.RunAsync(
            "IEnumerable<int> Bad() { yield return 1; throw new InvalidOperationException(\"no more\"); }\nBad()");
        Assert.False(result.Succeeded);
        Assert.Contains("no more", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_console_output_is_cut_with_a_word_about_it()
    {
        var result = await Sample.RunAsync("for (var i = 0; i < 6; i++) Console.WriteLine(new string('x', 1 << 20));\n7");
        var stream = Assert.IsType<StreamOutput>(result.Outputs(0)[0]);
        Assert.InRange(stream.Text.Length, 4 << 20, (4 << 20) + 200);
        Assert.Contains("cut here", stream.Text[^100..], StringComparison.Ordinal);
        Assert.Equal("7", result.Texts(0)[1]);
    }

    [Fact]
    public async Task Unicode_survives_from_cell_to_file()
    {
        const string Text = "naïve Σ 人工智能 🤖 \u2028 \u0001 </script>";
        var result = await Sample.RunAsync(
            $"Console.Write(\"{Text.Replace("\u2028", "\\u2028").Replace("\u0001", "\\u0001")}\");");
        var again = NotebookDocument.Parse(result.Notebook.ToJson());
        Assert.Equal(Text, Assert.IsType<StreamOutput>(again.Cells[0].Outputs[0]).Text);
    }
}
