using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;
using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Notebooks.Tests.Running;

public class RunnerTests
{
    [Fact]
    public async Task The_same_run_twice_gives_the_same_bytes()
    {
        string[] cells =
        [
            "class Thing { public int A = 1; public Thing? Next; }\nrecord Row(string Name, double Value);",
            "new Thing { Next = new Thing() }",
            "new[] { new Row(\"a\", 1.5), new Row(\"b\", 2) }",
            "display(new Dictionary<string, int> { [\"x\"] = 1 });\nConsole.WriteLine(typeof(Row));\ndisplay(typeof(Row));\n"
            + "new { When = new DateTime(2020, 1, 2), Set = new HashSet<int> { 3 } }",
            "await Task.Yield();\nvoid Fail() => throw new InvalidOperationException(\"always\");\nFail();",
        ];
        var first = (await Sample.RunAsync(cells)).Notebook.ToJson();
        Assert.Equal(first, (await Sample.RunAsync(cells)).Notebook.ToJson());
    }

    [Fact]
    public async Task The_document_given_is_not_changed()
    {
        var notebook = Sample.Code("1");
        await new NotebookRunner().RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.Empty(notebook.Cells[0].Outputs);
        Assert.Equal("", notebook.Cells[0].Id);
    }

    [Fact]
    public async Task Progress_tells_start_and_end_of_each_cell()
    {
        var log = new Log();
        var notebook = Sample.Code("1", "", "throw new Exception();");
        notebook.Cells.Insert(1, new NotebookCell(CellKind.Markdown, "text"));
        await new NotebookRunner(new NotebookRunOptions { Progress = log }).RunAsync(notebook,
            TestContext.Current.CancellationToken);
        Assert.Equal(["0/3 start", "0/3 Succeeded", "2/3 start", "2/3 Failed"], log.Lines);
    }

    [Fact]
    public async Task A_set_runs_in_order_each_notebook_fresh_and_writes_executed_copies()
    {
        using var folder = new TemporaryFolder();
        using var output = new TemporaryFolder();
        var second = Sample.Code();
        second.Cells.Add(Sample.Tagged("int n = 1;", "parameters"));
        second.Cells.Add(new NotebookCell(CellKind.Code, "n"));
        folder.Write("02-last.ipynb", Sample.Code("never"));
        folder.Write("01-b.ipynb", second);
        folder.Write("00-a.ipynb", Sample.Code("var hidden = 1;"));
        folder.Write("notes.txt", "no notebook");
        var paths = NotebookSet.Find(folder.Path);
        Assert.Equal(["00-a.ipynb", "01-b.ipynb", "02-last.ipynb"], paths.Select(Path.GetFileName));

        var target = Path.Combine(output.Path, "executed");
        var options = new NotebookRunOptions { Parameters = new Dictionary<string, object> { ["n"] = "5" } };
        var results = await NotebookSet.RunAsync([.. paths, paths[0]], target, options, TestContext.Current.CancellationToken);
        // The third fails, so the fourth is not run.
        Assert.Equal([CellStatus.Succeeded, CellStatus.Succeeded, CellStatus.Failed], results.Select(result => result.Status));
        Assert.Equal(["5"], results[1].Texts(2));
        Assert.Equal(["00-a.ipynb", "01-b.ipynb", "02-last.ipynb"],
            Directory.GetFiles(target).Order(StringComparer.Ordinal).Select(Path.GetFileName));
        Assert.IsType<ErrorOutput>(NotebookDocument.Read(Path.Combine(target, "02-last.ipynb")).Cells[0].Outputs[0]);
        Assert.Empty(NotebookDocument.Read(paths[2]).Cells[0].Outputs);
    }

    [Fact]
    public async Task A_set_tells_mistakes_before_it_runs()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<NotebookException>(() => NotebookSet.Find(folder.Path));
        Assert.Throws<NotebookException>(() => NotebookSet.Find(Path.Combine(folder.Path, "none")));
        var path = folder.Write("a.ipynb", Sample.Code("1"));
        var options = new NotebookRunOptions { Parameters = new Dictionary<string, object> { ["n"] = 1 } };
        var error = await Assert.ThrowsAsync<NotebookException>(
            () => NotebookSet.RunAsync([path], folder.Path, options, TestContext.Current.CancellationToken));
        Assert.Contains("no notebook declares the parameter \"n\"", error.Message, StringComparison.Ordinal);
    }

    private sealed class Log : IProgress<CellProgress>
    {
        public List<string> Lines { get; } = [];

        public void Report(CellProgress value) => Lines.Add($"{value.Index}/{value.Total} {value.Status?.ToString() ?? "start"}");
    }
}
