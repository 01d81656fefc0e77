using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Tests.Running;

/// <summary>Cells that depend on a truth value of the notebook: neither run nor told where it is not theirs.</summary>
public class CellConditionTests
{
    [Theory]
    [InlineData("true", "yes", "yes text", "before")]
    [InlineData("false", "no", "no text")]
    public async Task Only_what_applies_is_run_and_left_in_the_copy(string value, params string[] left)
    {
        var result = await RunAsync(Notebook(value), omit: true);
        Assert.True(result.Succeeded, result.Error?.ToString());
        var cells = result.Notebook.Cells;
        Assert.Equal(left.Order(), cells.Select(c => c.Source.Trim('"', ';'))
            .Where(s => s is "yes" or "no" or "yes text" or "no text" or "before").Order());
        Assert.Equal("end", ((DisplayOutput)cells[^1].Outputs[0]).TextOf("text/plain"));
        Assert.All(result.Cells,
            timing => Assert.Equal((CellStatus.Succeeded, timing.Id), (timing.Status, cells[timing.Index].Id)));
        Assert.Equal(cells.Count(c => c.Kind == CellKind.Code), result.Cells.Count);
    }

    [Fact]
    public async Task A_notebook_run_in_place_keeps_all_its_cells()
    {
        var notebook = Notebook("false");
        var result = await RunAsync(notebook, omit: false);
        Assert.Equal(notebook.Cells.Select(c => c.Source), result.Notebook.Cells.Select(c => c.Source));
        Assert.Equal([CellStatus.Succeeded, CellStatus.NotApplicable, CellStatus.Succeeded, CellStatus.Succeeded],
            result.Cells.Select(c => c.Status));
        Assert.Empty(result.Notebook.Cells.Single(c => c.Source == "\"yes\"").Outputs);
        Assert.True(
            (await new NotebookVerifier().VerifyAsync(result.Notebook, TestContext.Current.CancellationToken)).Cells.Count == 0);
        // It goes on at a cell behind one that did not apply.
        var again = await new NotebookRunner(new NotebookRunOptions { From = "4" }).RunAsync(result.Notebook,
            TestContext.Current.CancellationToken);
        Assert.True(again.Succeeded, again.Error?.ToString());
    }

    [Theory]
    [InlineData("3")]
    [InlineData("\"a b\"")]
    [InlineData("\"a && b\"")]
    public async Task What_is_no_name_is_refused_before_anything_runs(string when)
    {
        var notebook = Sample.Code("1", "2");
        notebook.Cells[1].Metadata["deepinnovation"] = new JsonObject { ["when"] = JsonNode.Parse(when) };
        var error = await Assert.ThrowsAsync<NotebookException>(() => RunAsync(notebook, omit: true));
        Assert.Contains("\"when\" must be the name of a truth value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_declares_is_told_unless_a_cell_failed_that_might_have()
    {
        var notebook = Sample.Code("1", "2");
        notebook.Cells[1].Metadata["deepinnovation"] = new JsonObject { ["when"] = "!missing" };
        var error = await Assert.ThrowsAsync<NotebookException>(() => RunAsync(notebook, omit: true));
        Assert.Contains("is for runs where missing is false, but no cell before it declares a truth value missing", error.Message,
            StringComparison.Ordinal);
        notebook.Cells[0].Source = "throw new Exception();";
        var failed = await new NotebookRunner(new NotebookRunOptions { StopOnError = false }).RunAsync(notebook,
            TestContext.Current.CancellationToken);
        Assert.Equal([CellStatus.Failed, CellStatus.NotApplicable], failed.Cells.Select(c => c.Status));
    }

    private static Task<NotebookResult> RunAsync(NotebookDocument notebook, bool omit) =>
        new NotebookRunner(new NotebookRunOptions { OmitNotApplicable = omit }).RunAsync(notebook,
            TestContext.Current.CancellationToken);

    private static NotebookDocument Notebook(string value)
    {
        var notebook = new NotebookDocument();
        notebook.Cells.Add(Cell(CellKind.Markdown, "before", "has"));
        notebook.Cells.Add(Cell(CellKind.Code, $"bool has = {value}, other = true;", null));
        notebook.Cells.Add(Cell(CellKind.Code, "\"yes\"", "has"));
        notebook.Cells.Add(Cell(CellKind.Markdown, "yes text", "has"));
        notebook.Cells.Add(Cell(CellKind.Code, value == "true" ? "var b = other;" : "\"no\"", value == "true" ? null : "!has"));
        notebook.Cells.Add(Cell(CellKind.Markdown, "no text", "!has"));
        notebook.Cells.Add(Cell(CellKind.Code, "\"end\"", "other"));
        return notebook;
    }

    private static NotebookCell Cell(CellKind kind, string source, string? when)
    {
        var cell = new NotebookCell(kind, source);
        if (when is not null)
            cell.Metadata["deepinnovation"] = new JsonObject { ["when"] = when };
        return cell;
    }
}
