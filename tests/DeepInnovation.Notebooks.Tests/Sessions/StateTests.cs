using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Tests.Sessions;

public class StateTests
{
    [Fact]
    public async Task Later_cells_see_variables_functions_types_and_usings_of_earlier_ones()
    {
        var result = await Sample.RunAsync(
            "using System.Globalization;\nvar x = 20;\nint Twice(int n) => 2 * n;\nrecord Point(int X, int Y);",
            "var p = new Point(Twice(x), 2);",
            "CultureInfo.InvariantCulture.Name + (p.X + p.Y)");
        Assert.Null(result.Error);
        Assert.Equal(["42"], result.Texts(2));
        Assert.Equal([1, 2, 3], result.Notebook.Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task A_variable_may_be_declared_again_in_a_later_cell()
    {
        var result = await Sample.RunAsync("var x = 1;", "var x = \"one\";", "x");
        Assert.Equal(["one"], result.Texts(2));
    }

    [Fact]
    public async Task Await_works_at_the_top_of_a_cell()
    {
        var result = await Sample.RunAsync("await Task.Delay(1);\nvar n = await Task.FromResult(5);",
            "await Task.FromResult(n + 1)");
        Assert.Equal(["6"], result.Texts(1));
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("(string)null", "<null>")]
    [InlineData("\"text\"", "text")]
    [InlineData("Enumerable.Range(1, 3).Sum()", "6")]
    public async Task The_value_of_the_last_expression_is_shown(string code, string shown)
    {
        Assert.Equal([shown], (await Sample.RunAsync(code)).Texts(0));
    }

    [Theory]
    [InlineData("var x = 3;")]
    [InlineData("void F() { }\nF()")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("// nothing but a comment")]
    [InlineData("int F() => 1;")]
    [InlineData("int n = 0;\nn = 5;")]
    public async Task Nothing_is_shown_where_there_is_no_value(string code)
    {
        var result = await Sample.RunAsync(code);
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.Empty(result.Outputs(0));
    }

    [Fact]
    public async Task An_empty_cell_is_not_counted()
    {
        var result = await Sample.RunAsync("1", "  \n", "2");
        Assert.Equal([1, null, 2], result.Notebook.Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task Sessions_do_not_see_each_other()
    {
        using var first = new NotebookSession();
        using var second = new NotebookSession();
        Assert.Equal(CellStatus.Succeeded,
            (await first.ExecuteAsync("var mine = 1;", cancellation: TestContext.Current.CancellationToken)).Status);
        var other = await second.ExecuteAsync("mine", cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("CS0103", other.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_after_the_first_takes_milliseconds()
    {
        using var session = new NotebookSession();
        await session.ExecuteAsync("var sum = 0;", cancellation: TestContext.Current.CancellationToken);
        await session.ExecuteAsync("sum += 1;", cancellation: TestContext.Current.CancellationToken);
        var times = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            // This process's own time: what else the machine does is not counted.
            var before = Environment.CpuUsage.TotalTime;
            await session.ExecuteAsync("sum += 1;\nsum", cancellation: TestContext.Current.CancellationToken);
            times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        times.Sort();
        // The usual time is about a twentieth of this.
        Assert.True(times[10] < 400, $"The median cell took {times[10]} ms.");
    }
}
