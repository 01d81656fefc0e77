using DeepInnovation.Notebooks.Format;

namespace DeepInnovation.Notebooks.Tests;

public sealed class ParametersTests : NotebookFixture
{
    private NotebookDocument Declaring => NotebookDocument.Create(PathOf("test.ipynb"),
        NotebookCell.Code("p", "var folder = \"default\";\nvar n = 1;\nvar flag = false;", "parameters"),
        NotebookCell.Code("c", "Console.Write($\"{folder} {n} {flag}\");"));

    [Fact]
    public async Task Given_values_stand_in_a_cell_of_their_own_after_the_declared_ones()
    {
        var result = await RunWith(new() { ["folder"] = "a \"b\"\\c", ["n"] = 7, ["flag"] = true });
        Assert.True(result.Succeeded, result.Failure?.ToString());
        Assert.Equal(["p", "injected-parameters", "c"], result.Notebook.Cells.Select(cell => cell.Id));
        Assert.Equal(["injected-parameters"], result.Notebook.Cells[1].Tags);
        Assert.Equal(["stdout:a \"b\"\\c 7 True"], Outputs(result, 2));
    }

    [Fact]
    public async Task Without_values_the_declared_ones_hold_and_an_earlier_injection_is_gone()
    {
        var earlier = (await RunWith(new() { ["n"] = 7 })).Notebook;
        var result = await new NotebookRunner().RunAsync(earlier, TestContext.Current.CancellationToken);
        Assert.Equal(["stdout:default 1 False"], Outputs(result, 1));
    }

    [Fact]
    public async Task An_unknown_parameter_is_named_with_those_that_exist()
    {
        var error = await Assert.ThrowsAsync<NotebookException>(() => RunWith(new() { ["m"] = 7 }));
        Assert.Contains("there is no parameter \"m\". It declares folder, n, flag.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_declares_none_takes_none()
    {
        var runner = new NotebookRunner(new NotebookRunOptions { Parameters = new Dictionary<string, object> { ["n"] = 1 } });
        var error = await Assert.ThrowsAsync<NotebookException>(() => runner.RunAsync(Notebook("1"), TestContext.Current.CancellationToken));
        Assert.Contains("it declares no parameters", error.Message, StringComparison.Ordinal);
    }

    private Task<NotebookResult> RunWith(Dictionary<string, object> values) =>
        new NotebookRunner(new NotebookRunOptions { Parameters = values }).RunAsync(Declaring, TestContext.Current.CancellationToken);
}
