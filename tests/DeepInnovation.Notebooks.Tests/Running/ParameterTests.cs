using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;

namespace DeepInnovation.Notebooks.Tests.Running;

public class ParameterTests
{
    private static NotebookDocument Notebook(string declared = "var text = \"default\";\nint count = 1; double rate = 0.5;\n"
        + "var on = false;\nlong big = 1;\nvar half = -1.5;")
    {
        var notebook = Sample.Code("1");
        notebook.Cells.Add(Sample.Tagged(declared, "parameters"));
        notebook.Cells.Add(
            new NotebookCell(CellKind.Code, "FormattableString.Invariant($\"{text}|{count}|{rate}|{on}|{big}|{half}\")"));
        return notebook;
    }

    private static Task<NotebookResult> RunAsync(NotebookDocument notebook, params (string Name, object Value)[] values) =>
        new NotebookRunner(new NotebookRunOptions { Parameters = values.ToDictionary(pair => pair.Name, pair => pair.Value) })
            .RunAsync(notebook, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Values_come_as_a_cell_of_their_own_after_the_declared_ones()
    {
        var notebook = Notebook();
        var result = await RunAsync(notebook, ("text", "a \"b\"\\\n{c} ü"), ("count", 7), ("rate", 0.25), ("on", true),
            ("big", 5_000_000_000L), ("half", 2));
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.Equal(3, notebook.Cells.Count);
        Assert.Equal(["injected-parameters"], result.Notebook.Cells[2].Tags);
        Assert.Equal(["a \"b\"\\\n{c} ü|7|0.25|True|5000000000|2"], result.Texts(3));
    }

    [Fact]
    public async Task Text_as_from_a_command_line_is_converted_to_the_declared_type()
    {
        var result = await RunAsync(Notebook(), ("text", "12"), ("count", "-7"), ("rate", "1e-3"), ("on", "TRUE"),
            ("big", "9"), ("half", "0"));
        Assert.Equal(["12|-7|0.001|True|9|0"], result.Texts(3));
    }

    [Fact]
    public async Task Running_an_executed_copy_again_replaces_the_injected_cell()
    {
        var first = await RunAsync(Notebook(), ("count", 2));
        var second = await RunAsync(first.Notebook, ("count", 3));
        Assert.Single(second.Notebook.Cells, cell => cell.Tags.Contains("injected-parameters"));
        Assert.Equal(["default|3|0.5|False|1|-1.5"], second.Texts(3));
    }

    [Fact]
    public async Task Mistakes_are_told_before_anything_runs()
    {
        Assert.Contains("no parameter \"cuont\"; this notebook declares text, count, rate, on, big, half",
            await ErrorOf(Notebook(), ("cuont", 1)), StringComparison.Ordinal);
        Assert.Contains("\"count\" is declared int, which \"many\" is not", await ErrorOf(Notebook(), ("count", "many")),
            StringComparison.Ordinal);
        Assert.Contains("\"count\" is declared int, which \"1.5\" is not", await ErrorOf(Notebook(), ("count", 1.5)),
            StringComparison.Ordinal);
        Assert.Contains("declared const", await ErrorOf(Notebook("const int count = 1;"), ("count", 2)),
            StringComparison.Ordinal);
        Assert.Contains("no cell is tagged \"parameters\"", await ErrorOf(Sample.Code("1"), ("count", 2)),
            StringComparison.Ordinal);

        static async Task<string> ErrorOf(NotebookDocument notebook, (string, object) value) =>
            (await Assert.ThrowsAsync<NotebookException>(() => RunAsync(notebook, value))).Message;
    }
}
