using System.Diagnostics;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Cli.Tests;

[Collection(nameof(NotebookRuns))]
public sealed class NotebookRunTests : IDisposable
{
    private readonly NotebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("throw new Exception(\"x\");", "System.Exception")]
    [InlineData("nonsense", "CompilationError")]
    [InlineData("await Task.Run(() => throw new InvalidOperationException());", "InvalidOperationException")]
    [InlineData("#!time", "DirectiveError")]
    public void A_failed_cell_is_never_a_success(string cell, string named) => Fails(cell, named);

    [Theory]
    [InlineData("--timeout")]
    [InlineData("--timeout-notebook")]
    public void An_endless_cell_is_never_a_success(string option) =>
        Fails("System.Threading.Thread.Sleep(-1);", "Timeout", option, $"{SecondsForTheRest()}");

    private void Fails(string cell, string named, params string[] more)
    {
        var path = _folder.Write("a.ipynb", "1", cell, "2");
        var (code, _, error) = Cli.Run(["notebook", "run", path, "--in-place", .. more]);
        Assert.Equal(3, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Contains("a.ipynb, cell 2", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        var written = NotebookDocument.Read(path).Cells;
        Assert.Single(written[0].Outputs);
        Assert.IsType<ErrorOutput>(Assert.Single(written[1].Outputs));
        Assert.Empty(written[2].Outputs);
    }

    /// <summary>
    /// Two seconds, or many times what the cells before the endless one take on this machine now: the limit must not hit those.
    /// </summary>
    private int SecondsForTheRest()
    {
        var path = _folder.Write("rest.ipynb", "1", "2");
        Assert.Equal(0, Cli.Run("run", path, "--in-place").Code);
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Cli.Run("run", path, "--in-place").Code);
        return (int)Math.Max(2, Math.Ceiling(20 * clock.Elapsed.TotalSeconds));
    }

    [Fact]
    public void The_hint_after_a_failure_resumes_and_run_is_the_same_command()
    {
        var path = _folder.Write("a.ipynb", "Console.WriteLine(1);", "throw new Exception();");
        var (code, output, _) = Cli.Run("run", path, "--out", _folder.Of("out"));
        Assert.Equal(3, code);
        var hint = output.Trim().Split('\n').Single(line => line.Contains("--from", StringComparison.Ordinal));
        var command =
            hint[(hint.IndexOf("deepinnovation run", StringComparison.Ordinal) + "deepinnovation ".Length)..].Split(' ');

        var mended = NotebookDocument.Read(path);
        mended.Cells[1].Source = "1 + 1";
        mended.Write(path);
        (code, output, var error) = Cli.Run(command);
        Assert.True(code == 0, error);
        Assert.Contains("1 earlier cells ran again and kept their outputs.", output, StringComparison.Ordinal);
        Assert.Equal([1, 1], NotebookDocument.Read(_folder.Of("out/a.ipynb")).Cells.Select(cell => cell.Outputs.Count));
    }

    [Fact]
    public void A_resume_whose_state_cannot_be_rebuilt_writes_nothing_and_fails()
    {
        File.WriteAllText(_folder.Of("once"), "");
        var path = _folder.Write("a.ipynb", $"File.Delete(File.Exists(\"{_folder.Of("once")}\") ? \"{_folder.Of("once")}\" : "
            + "throw new Exception(\"gone\"));", "1");
        Assert.Equal(0, Cli.Run("run", path, "--in-place").Code);
        var before = File.ReadAllText(path);
        var (code, output, error) = Cli.Run("run", path, "--in-place", "--from", "2");
        Assert.Equal(3, code);
        Assert.Contains("The state cannot be rebuilt", output, StringComparison.Ordinal);
        Assert.Contains("gone", error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public void A_dib_runs_too_with_parameters()
    {
        File.WriteAllText(_folder.Of("a.dib"), "#!csharp\n\nvar n = 1;\n\n#!csharp\n\nn\n");
        var (code, _, error) = Cli.Run("notebook", "run", _folder.Of("a.dib"), "--out", _folder.Of("out"));
        Assert.True(code == 0, error);
        Assert.Single(NotebookDocument.Read(_folder.Of("out/a.ipynb")).Cells[1].Outputs);
        Assert.Equal(2, Cli.Run("notebook", "run", _folder.Of("a.dib"), "--in-place").Code);
    }

    [Theory]
    [InlineData("--from names a cell of one notebook, but a folder was given", "--in-place", "--from", "1")]
    [InlineData("--time-out must be positive", "--in-place", "--time-out", "0")]
    [InlineData("--time-out-notebook must be positive", "--in-place", "--timeout-notebook", "-1")]
    public void A_mistake_is_one_line_and_exit_code_2(string message, params string[] more)
    {
        _folder.Write("a.ipynb", "1");
        var (code, _, error) = Cli.Run(["notebook", "run", _folder.Path, .. more]);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }
}
