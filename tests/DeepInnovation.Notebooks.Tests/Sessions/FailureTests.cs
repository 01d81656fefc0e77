using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Pages;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Notebooks.Sessions;
using DeepInnovation.Notebooks.Tests.Running;

namespace DeepInnovation.Notebooks.Tests.Sessions;

public class FailureTests
{
    [Fact]
    public async Task An_exception_is_an_error_output_that_names_notebook_cell_and_line_and_stops_the_run()
    {
        using var folder = new TemporaryFolder();
        var notebook = Sample.Code("var a = 1;",
            "Console.WriteLine(\"before\");\n\nthrow new InvalidOperationException(\"no <b>luck</b>\");", "a + 1");
        notebook.Cells[1].Id = "the-bad-one";
        // Outputs of an earlier run must not stay in a cell that was not run.
        notebook.Cells[2].Outputs.Add(new StreamOutput("stdout", "old"));
        var result = await new NotebookRunner().RunAsync(folder.Write("01-bad.ipynb", notebook),
            TestContext.Current.CancellationToken);

        Assert.False(result.Succeeded);
        Assert.Equal(CellStatus.Failed, result.Status);
        Assert.Equal(("System.InvalidOperationException", "01-bad.ipynb", 2, "the-bad-one", 3),
            (result.Error!.Name, result.Error.File, result.Error.CellNumber, result.Error.CellId, result.Error.Line));
        Assert.Equal("01-bad.ipynb, cell 2 (id the-bad-one), line 3: System.InvalidOperationException: no <b>luck</b>",
            result.Error.ToString());
        Assert.Equal("stdout:before\n", result.Texts(1)[0]);
        var error = Assert.IsType<ErrorOutput>(result.Outputs(1)[1]);
        Assert.Equal(("System.InvalidOperationException", "no <b>luck</b>"), (error.Name, error.Value));
        Assert.Contains("01-bad.ipynb, cell 2 (id the-bad-one), line 3", error.Traceback[1], StringComparison.Ordinal);
        Assert.Contains("throw new InvalidOperationException", error.Traceback[2], StringComparison.Ordinal);
        Assert.Empty(result.Outputs(2));
        Assert.Null(result.Notebook.Cells[2].ExecutionCount);
        Assert.Equal([CellStatus.Succeeded, CellStatus.Failed, CellStatus.NotRun], result.Cells.Select(cell => cell.Status));
    }

    [Fact]
    public async Task A_failure_in_a_function_names_the_functions_line_and_the_callers()
    {
        var result = await Sample.RunAsync("int Divide(int a, int b)\n{\n    return a / b;\n}",
            "var x = 1;\nvar y = new[] { 0 }.Select(n => Divide(x, n)).ToList();");
        Assert.Equal(("System.DivideByZeroException", 1, 3), (result.Error!.Name, result.Error.CellNumber, result.Error.Line));
        var trace = string.Join('\n', Assert.IsType<ErrorOutput>(result.Outputs(1)[0]).Traceback);
        Assert.Contains("at Divide() in notebook, cell 1", trace, StringComparison.Ordinal);
        Assert.Contains("at the cell in notebook, cell 2", trace, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft.CodeAnalysis", trace, StringComparison.Ordinal);
        Assert.DoesNotContain("MoveNext", trace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_in_async_code_is_told_the_same_way()
    {
        var result = await Sample.RunAsync("async Task<int> Later()\n{\n    await Task.Yield();\n    throw new "
            + "ArgumentException(\"late\", new IOException(\"the disk\"));\n}", "await Task.WhenAll(Later());");
        Assert.Equal(("System.ArgumentException", 1, 4), (result.Error!.Name, result.Error.CellNumber, result.Error.Line));
        var trace = string.Join('\n', Assert.IsType<ErrorOutput>(result.Outputs(1)[0]).Traceback);
        Assert.Contains("at Later() in notebook, cell 1", trace, StringComparison.Ordinal);
        Assert.Contains("line 1", trace, StringComparison.Ordinal);
        Assert.Contains("caused by System.IO.IOException: the disk", trace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_task_that_is_waited_for_shows_its_own_exception()
    {
        var result = await Sample.RunAsync("Task.Run(() => { throw new FormatException(\"inner\"); }).Wait();");
        Assert.Equal(("System.FormatException", 1), (result.Error!.Name, result.Error.Line));
    }

    [Fact]
    public async Task A_compile_error_shows_line_column_and_the_code()
    {
        var result = await Sample.RunAsync("var x = 1;", "var a = x;\nvar b = x + missing;");
        Assert.Equal(("CompilationError", 2, 2, 13),
            (result.Error!.Name, result.Error.CellNumber, result.Error.Line, result.Error.Column));
        Assert.StartsWith("CS0103: The name 'missing'", result.Error.Message, StringComparison.Ordinal);
        var error = Assert.IsType<ErrorOutput>(Assert.Single(result.Outputs(1)));
        Assert.Equal("What to do: Run the cell that defines 'missing' first, or check its spelling.", error.Traceback[0]);
        Assert.Contains("line 2, column 13: error CS0103", error.Traceback[1], StringComparison.Ordinal);
        Assert.Equal("    var b = x + missing;", error.Traceback[2]);
        Assert.Equal("                ^", error.Traceback[3]);
    }

    [Theory]
    [InlineData("var e = new Exception(\"odd\"); e.Data[\"Hint\"] = \"Choose another\"; throw e;", "What to do: Choose another.")]
    [InlineData("System.IO.File.ReadAllText(\"nowhere.csv\");",
        "What to do: Check the path, and run the cells or stages that write the file first.")]
    [InlineData("\"a\".Nowhere();",
        "What to do: Check the spelling of 'Nowhere', or add the using directive of the extension method.")]
    public async Task A_failure_first_says_what_to_do(string code, string advice)
    {
        var result = await Sample.RunAsync(code);
        Assert.Equal(advice, Assert.IsType<ErrorOutput>(Assert.Single(result.Outputs(0))).Traceback[0]);
        var page = NotebookPage.ToHtml(result.Notebook);
        Assert.True(page.IndexOf("<p class=\"advice\">What to do: ", StringComparison.Ordinal) is > 0 and var at
            && at < page.IndexOf("<strong>", at, StringComparison.Ordinal));
        Assert.Single(page.Split("What to do: ")[1..]);
    }

    [Fact]
    public async Task A_namespace_is_refused_by_the_compiler()
    {
        Assert.Contains("CS7021", (await Sample.RunAsync("namespace N { class C { } }")).Error!.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_may_go_on_after_a_failure_and_is_a_failure_all_the_same()
    {
        var runner = new NotebookRunner(new NotebookRunOptions { StopOnError = false });
        var result = await runner.RunAsync(Sample.Code("var a = 1;", "a = 2;\nthrow new Exception(\"x\");", "syntax error here",
            "a"), TestContext.Current.CancellationToken);
        Assert.Equal([CellStatus.Succeeded, CellStatus.Failed, CellStatus.Failed, CellStatus.Succeeded],
            result.Cells.Select(cell => cell.Status));
        Assert.Equal(2, result.Error!.CellNumber);
        Assert.Equal(["2"], result.Texts(3));
        Assert.False(result.Succeeded);
    }

    [Theory]
    [InlineData("for (var i = 0; i < 4000; i++)\n"
        + "{\n    System.Threading.Thread.Sleep(5);\n    Console.WriteLine(1);\n    if (i == 0)\n        BEGIN\n}")]
    [InlineData("Console.WriteLine(1);\nBEGIN\nawait Task.Delay(-1);")]
    public async Task A_cell_that_takes_too_long_is_given_up(string endless)
    {
        using var folder = new TemporaryFolder();
        var options = new NotebookRunOptions { TimeoutPerCell = TimeSpan.FromSeconds(2) };
        var result = await OutOfTime.RunAsync(options, folder, "1",
            endless.Replace("BEGIN", OutOfTime.Begin(folder), StringComparison.Ordinal), "2");
        Assert.Equal(CellStatus.TimedOut, result.Status);
        Assert.Equal(2, result.Error!.CellNumber);
        Assert.Equal("Timeout", Assert.IsType<ErrorOutput>(result.Outputs(1)[^1]).Name);
        Assert.Contains("2 s allowed", result.Error.Message, StringComparison.Ordinal);
        Assert.StartsWith("stdout:1\n", result.Texts(1)[0], StringComparison.Ordinal);
        Assert.Equal(CellStatus.NotRun, result.Cells[2].Status);
        // Others run as before.
        Assert.Equal(["3"], (await Sample.RunAsync("1 + 2")).Texts(0));
    }

    [Fact]
    public async Task A_run_can_be_stopped()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var started = new Started(source);
        var result = await new NotebookRunner(new NotebookRunOptions { Progress = started })
            .RunAsync(Sample.Code("1", "await Task.Delay(-1);", "2"), source.Token);
        Assert.Equal(CellStatus.Cancelled, result.Status);
        Assert.Equal([CellStatus.Succeeded, CellStatus.Cancelled, CellStatus.NotRun], result.Cells.Select(cell => cell.Status));
        Assert.Equal("Cancelled", Assert.IsType<ErrorOutput>(result.Outputs(1)[^1]).Name);
    }

    [Fact]
    public async Task An_abandoned_session_takes_no_more_cells()
    {
        using var session = new NotebookSession();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        Assert.Equal(CellStatus.Cancelled, (await session.ExecuteAsync("1", cancellation: stopped.Token)).Status);
        Assert.True(session.IsAbandoned);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => session.ExecuteAsync("1", cancellation: TestContext.Current.CancellationToken));
    }

    private sealed class Started(CancellationTokenSource source) : IProgress<CellProgress>
    {
        public void Report(CellProgress value)
        {
            if (value is { Index: 1, Status: null })
                source.CancelAfter(200);
        }
    }
}
