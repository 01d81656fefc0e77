using System.Diagnostics;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;

namespace DeepInnovation.Notebooks.Tests.Documents;

/// <summary>Our files judged by Python's nbformat package (Debian: python3-nbformat), where it is installed.</summary>
public class NbformatTests
{
    private const string Check = """
        import sys, nbformat
        text = open(sys.argv[1], encoding="utf-8", newline="").read()
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
        sys.stdout.buffer.write((nbformat.writes(notebook) + "\n").encode("utf-8"))
        """;

    [Fact]
    public async Task An_executed_notebook_is_valid_and_nbformat_writes_the_same_bytes()
    {
        Assert.SkipUnless(await PythonAsync("-c", "import nbformat") is { Code: 0 }, "python3 with nbformat is not installed.");
        using var folder = new TemporaryFolder();
        var notebook = Sample.Code(
            "Console.WriteLine(\"naïve 人工智能 🤖\");\nConsole.Error.WriteLine(\"e\");\n"
            + "display(new { A = 1 }, \"text/html\", \"application/json\");\n\"\"",
            "",
            "new[] { 1, 2 }",
            "throw new Exception(\"x\");",
            "1");
        notebook.Cells.Insert(0, new NotebookCell(CellKind.Markdown, "# Title\n\nText"));
        notebook.Cells.Insert(1, Sample.Tagged("var n = 1;", "parameters"));
        notebook.Cells.Add(new NotebookCell(CellKind.Raw, "raw"));
        var options = new NotebookRunOptions { Parameters = new Dictionary<string, object> { ["n"] = 3 } };
        var result = await new NotebookRunner(options).RunAsync(notebook, TestContext.Current.CancellationToken);
        Assert.Equal("System.Exception", result.Error!.Name);
        var path = folder.Write("executed.ipynb", result.Notebook);
        var script = folder.Write("check.py", Check);
        var (code, output) = (await PythonAsync(script, path)).GetValueOrDefault();
        Assert.True(code == 0, output);
        Assert.Equal(File.ReadAllText(path), output);
    }

    private static async Task<(int Code, string Output)?> PythonAsync(params string[] arguments)
    {
        // The distribution's interpreter first: that is where the package is.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
