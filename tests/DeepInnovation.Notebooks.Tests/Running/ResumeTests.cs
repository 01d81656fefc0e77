using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Tests.Running;

/// <summary>
/// No resume from a failed cell was a pain of the field: here a run goes on where it failed, or says honestly why it cannot.
/// </summary>
public class ResumeTests
{
    [Fact]
    public async Task A_mended_cell_is_resumed_from_with_the_state_rebuilt_and_earlier_outputs_kept()
    {
        var failed = await RunAsync(Sample.Code("var x = 20;\nx", "throw new Exception();", "x + 2"));
        Assert.Equal([CellStatus.Succeeded, CellStatus.Failed, CellStatus.NotRun], failed.Cells.Select(cell => cell.Status));
        var mended = failed.Notebook.Copy();
        mended.Cells[1].Source = "x++;";
        // A sign that the output is the kept one and not a new one of the same value.
        mended.Cells[0].Outputs[0] = ((DisplayOutput)mended.Cells[0].Outputs[0]) with
        {
            Metadata = new JsonObject { ["kept"] = true },
        };
        foreach (var from in new[] { "2", mended.Cells[1].Id })
        {
            var result = await RunAsync(mended, from);
            Assert.True(result.Succeeded, result.Error?.ToString());
            Assert.Equal(["23"], result.Texts(2));
            Assert.NotNull(((DisplayOutput)result.Outputs(0)[0]).Metadata["kept"]);
            Assert.Equal((1, 0, true), (result.Resumed!.Rebuilt, result.Resumed.Changed.Count, result.Resumed.IsComplete));
        }
    }

    [Fact]
    public async Task Earlier_cells_that_come_out_otherwise_take_their_new_outputs_and_are_named()
    {
        var first = await RunAsync(Sample.Code("var x = 1;\nx", "x + 1"));
        first.Notebook.Cells[0].Outputs[0] = ((DisplayOutput)first.Notebook.Cells[0].Outputs[0]) with
        {
            Data = new JsonObject { ["text/plain"] = "7" },
        };
        var result = await RunAsync(first.Notebook, "2");
        Assert.Equal([result.Notebook.Cells[0].Id], result.Resumed!.Changed);
        Assert.Equal(["1"], result.Texts(0));
    }

    [Fact]
    public async Task An_earlier_cell_that_fails_now_is_no_state_to_go_on_from()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("once.txt", "here");
        var first = await RunAsync(
            Sample.Code($"File.Delete(File.Exists(@\"{file}\") ? @\"{file}\" : throw new Exception(\"gone\"));", "1"));
        Assert.True(first.Succeeded);
        var result = await RunAsync(first.Notebook, "2");
        Assert.Equal((CellStatus.Failed, false), (result.Status, result.Resumed!.IsComplete));
        Assert.Equal(CellStatus.NotRun, result.Cells[1].Status);
    }

    [Fact]
    public async Task What_cannot_be_rebuilt_honestly_is_refused_before_anything_runs()
    {
        var notebook = (await RunAsync(Sample.Code("var x = 1;", "x", "x + 1"))).Notebook;
        for (var i = 0; i < 3; i++)
            notebook.Cells[i].Id = $"c{i}";
        await RefusedAsync(notebook, "c9", "no code cell \"c9\" to resume from. Give a number from 1 to 3");
        await RefusedAsync(notebook, "4", "Give a number from 1 to 3");
        await RefusedAsync(notebook, "0", "Give a number from 1 to 3");

        var tagged = notebook.Copy();
        tagged.Cells[0].Metadata["tags"] = new JsonArray("not-repeatable");
        await RefusedAsync(tagged, "c2", "cell 1 (id c0) is tagged not-repeatable");
        Assert.True((await RunAsync(tagged, "c0")).Succeeded);

        var changed = notebook.Copy();
        changed.Cells[0].Source = "var x = 2;";
        var refused = await Assert.ThrowsAsync<NotebookException>(() => RunAsync(changed, "c2", notebook));
        Assert.Contains("cell 1 (id c0) was changed after it was run. Resume from it: --from c0", refused.Message,
            StringComparison.Ordinal);

        var never = notebook.Copy();
        never.Cells[1].ExecutionCount = null;
        await RefusedAsync(never, "c2", "cell 2 (id c1) was not run to its end before");
    }

    [Fact]
    public async Task Parameters_of_the_earlier_run_must_be_given_again()
    {
        var notebook = new NotebookDocument();
        notebook.Cells.Add(Sample.Tagged("var n = 1;", "parameters"));
        notebook.Cells.Add(new NotebookCell(CellKind.Code, "n", "show"));
        var five = new NotebookRunOptions { Parameters = new Dictionary<string, object> { ["n"] = 5 } };
        var first = await new NotebookRunner(five).RunAsync(notebook, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<NotebookException>(() => RunAsync(notebook, "show", first.Notebook));
        Assert.Contains("the run to resume had parameters (n = 5;)", error.Message, StringComparison.Ordinal);
        var again = await new NotebookRunner(five with { From = "show", Kept = first.Notebook }).RunAsync(notebook,
            TestContext.Current.CancellationToken);
        Assert.Equal(["5"], again.Texts(2));
    }

    [Fact]
    public async Task A_notebook_that_takes_too_long_is_a_timeout_that_says_so()
    {
        using var folder = new TemporaryFolder();
        var options = new NotebookRunOptions { Timeout = TimeSpan.FromSeconds(3), TimeoutPerCell = TimeSpan.FromMinutes(5) };
        var result = await OutOfTime.RunAsync(options, folder, "1",
            $"{OutOfTime.Begin(folder)}\nSystem.Threading.Thread.Sleep(600_000);", "2");
        Assert.Equal((CellStatus.TimedOut, "Timeout"), (result.Status, result.Error!.Name));
        Assert.Contains("the notebook took longer than the 3 s allowed", result.Error.Message, StringComparison.Ordinal);
        Assert.Contains("the notebook took longer", Assert.IsType<ErrorOutput>(Assert.Single(result.Outputs(1))).Value,
            StringComparison.Ordinal);
        Assert.Equal(CellStatus.NotRun, result.Cells[2].Status);
    }

    private static async Task RefusedAsync(NotebookDocument notebook, string from, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<NotebookException>(() => RunAsync(notebook, from))).Message,
            StringComparison.Ordinal);

    private static Task<NotebookResult> RunAsync(NotebookDocument notebook, string? from = null, NotebookDocument? kept = null) =>
        new NotebookRunner(new NotebookRunOptions { From = from, Kept = kept }).RunAsync(notebook,
            TestContext.Current.CancellationToken);
}
