using DeepInnovation.Notebooks.Format;

namespace DeepInnovation.Notebooks.Tests;

public sealed class NotebookRunnerTests : NotebookFixture
{
    [Fact]
    public async Task State_is_carried_from_cell_to_cell()
    {
        var result = await Run("var x = 20;", "int Twice(int n) => 2 * n;\nrecord Pair(int A, int B);", "new Pair(Twice(x), 2).A + 2");
        Assert.True(result.Succeeded, result.Failure?.ToString());
        Assert.Empty(result.Notebook.Cells[0].Outputs);
        Assert.Contains("42", Outputs(result, 2).Single(), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], result.Notebook.Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task Console_text_and_displays_keep_their_order_also_across_await()
    {
        var result = await Run("Console.Write(\"a\"); Console.WriteLine(\"b\"); display(HTML(\"<b>1</b>\")); await Task.Delay(1); Console.Error.Write(\"e\"); Console.Write(\"c\"); await Task.Run(() => Console.Write(\"d\")); HTML(\"<i>2</i>\")");
        Assert.Equal(["stdout:ab\n", "text/html:<b>1</b>", "stderr:e", "stdout:cd", "text/html:<i>2</i>"], Outputs(result, 0));
    }

    [Fact]
    public async Task A_value_that_is_displayed_can_be_replaced()
    {
        var result = await Run("var shown = display(HTML(\"<b>before</b>\")); shown.Update(HTML(\"<b>after</b>\"));", "HTML(\"x\").Display();");
        Assert.Equal(["text/html:<b>after</b>"], Outputs(result, 0));
        Assert.Equal(["text/html:x"], Outputs(result, 1));
    }

    [Fact]
    public async Task An_exception_names_notebook_cell_and_line_and_ends_the_run()
    {
        var result = await Run("var x = 1;", "void Deep()\n{\n    throw new InvalidOperationException(\"no <b>luck</b>\");\n}\n\nDeep();", "Console.Write(\"never\")");
        Assert.False(result.Succeeded);
        Assert.Equal("test.ipynb, cell 2 (id c2), line 3: InvalidOperationException: no <b>luck</b>", result.Failure!.ToString());
        Assert.Equal("   called from test.ipynb, cell 2 (id c2), line 6", result.Failure.Traceback[1]);
        Assert.Equal(["error:InvalidOperationException"], Outputs(result, 1));
        Assert.Empty(result.Notebook.Cells[2].Outputs);
        Assert.Null(result.Notebook.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task An_exception_in_async_code_is_told_the_same_way()
    {
        var result = await Run("await Task.Delay(1);\nawait Task.FromException(new TimeoutException(\"late\"));");
        Assert.Equal("test.ipynb, cell 1 (id c1), line 2: TimeoutException: late", result.Failure!.ToString());
    }

    [Fact]
    public async Task What_the_compiler_does_not_understand_is_told_with_its_line()
    {
        var result = await Run("var x = 1;\nx.Nonsense();");
        Assert.StartsWith("test.ipynb, cell 1 (id c1), line 2, column 3: CompilationError: CS1061:", result.Failure!.ToString(), StringComparison.Ordinal);
        Assert.Contains("    x.Nonsense();", result.Failure.Traceback);
    }

    [Fact]
    public async Task A_failed_cell_leaves_the_state_before_it_to_nobody_and_the_next_run_starts_afresh()
    {
        await Run("var x = 1;");
        var result = await Run("x");
        Assert.Contains("CS0103", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_given_up()
    {
        var runner = new NotebookRunner(new NotebookRunOptions { TimeoutPerCell = TimeSpan.FromSeconds(2) });
        var result = await runner.RunAsync(Notebook("await Task.Delay(60_000);", "1"), TestContext.Current.CancellationToken);
        Assert.Equal("test.ipynb, cell 1 (id c1): TimeOut: the cell ran longer than 2 s. Give it more time, or less to do", result.Failure!.ToString());
    }

    [Fact]
    public async Task Cancelling_stops_the_run()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new NotebookRunner().RunAsync(Notebook("await Task.Delay(60_000);"), source.Token));
    }

    [Fact]
    public async Task The_current_folder_is_the_notebooks_while_it_runs()
    {
        var before = Environment.CurrentDirectory;
        var result = await Run("Console.Write(Environment.CurrentDirectory);");
        Assert.Equal([$"stdout:{Folder}"], Outputs(result, 0));
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task Progress_counts_code_cells()
    {
        var seen = new List<(int, int)>();
        var notebook = NotebookDocument.Create(PathOf("p.ipynb"), NotebookCell.Markdown("m", "# Title"), NotebookCell.Code("a", "1"), NotebookCell.Code("b", "2"));
        await new NotebookRunner(new NotebookRunOptions { Progress = new Listener(seen) }).RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.Equal([(0, 2), (1, 2), (2, 2)], seen);
    }

    [Fact]
    public async Task The_same_notebook_gives_the_same_bytes()
    {
        string[] cells = ["new[] { new { A = 1, B = \"x\" }, new { A = 2, B = \"y\" } }", "Console.WriteLine(1); new Dictionary<string, int> { [\"a\"] = 1 }"];
        (await Run(cells)).Notebook.Write(PathOf("a.ipynb"));
        (await Run(cells)).Notebook.Write(PathOf("b.ipynb"));
        Assert.Equal(File.ReadAllText(PathOf("a.ipynb")), File.ReadAllText(PathOf("b.ipynb")));
    }

    private sealed class Listener(List<(int, int)> seen) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => seen.Add(value);
    }
}
