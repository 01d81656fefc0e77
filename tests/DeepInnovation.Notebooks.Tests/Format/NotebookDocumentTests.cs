using System.Diagnostics;
using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Format;

namespace DeepInnovation.Notebooks.Tests.Format;

public sealed class NotebookDocumentTests : NotebookFixture
{
    [Fact]
    public void Unknown_metadata_and_all_text_survive_a_round_trip()
    {
        File.WriteAllText(PathOf("a.ipynb"), """
            {"cells":[{"cell_type":"markdown","id":"m","metadata":{"mine":1},"source":"# Title\nñ 表 <b>"},
             {"cell_type":"code","execution_count":3,"metadata":{},"outputs":[],"source":["a\n","b"]}],
             "metadata":{"kernelspec":{"name":".net-csharp"},"other":{"x":[1,2]}},"nbformat":4,"nbformat_minor":2}
            """);
        var notebook = NotebookDocument.Read(PathOf("a.ipynb"));
        Assert.Equal("Title", notebook.Title);
        Assert.Equal("a\nb", notebook.Cells[1].Source);
        notebook.Write(PathOf("b.ipynb"));
        var json = JsonNode.Parse(File.ReadAllText(PathOf("b.ipynb")))!;
        Assert.Equal(1, (int)json["cells"]![0]!["metadata"]!["mine"]!);
        Assert.Equal(2, (int)json["metadata"]!["other"]!["x"]![1]!);
        Assert.Equal("polyglot-notebook", (string?)json["metadata"]!["language_info"]!["name"]);
        Assert.Equal("csharp", (string?)json["metadata"]!["polyglot_notebook"]!["kernelInfo"]!["defaultKernelName"]);
        Assert.Equal((4, 5), ((int)json["nbformat"]!, (int)json["nbformat_minor"]!));
        Assert.Equal("cell-2", (string?)json["cells"]![1]!["id"]);
        NotebookDocument.Read(PathOf("b.ipynb")).Write(PathOf("c.ipynb"));
        Assert.Equal(File.ReadAllText(PathOf("b.ipynb")), File.ReadAllText(PathOf("c.ipynb")));
    }

    [Theory]
    [InlineData("no json", "line 1: this is no JSON")]
    [InlineData("[]", "this is no notebook")]
    [InlineData("{}", "it has no list of cells")]
    [InlineData("{\"cells\":[],\"nbformat\":3}", "nbformat is 3, wanted 4")]
    [InlineData("{\"cells\":[],\"nbformat\":4,\"metadata\":{\"kernelspec\":{\"name\":\"python3\"}}}", "it is for the kernel \"python3\"")]
    public void A_file_that_is_no_notebook_of_ours_is_told_so(string text, string message)
    {
        File.WriteAllText(PathOf("a.ipynb"), text);
        var error = Assert.Throws<NotebookException>(() => NotebookDocument.Read(PathOf("a.ipynb")));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("none.ipynb: there is no such notebook", Assert.Throws<NotebookException>(() => NotebookDocument.Read(PathOf("none.ipynb"))).Message, StringComparison.Ordinal);

    /// <summary>nbformat is Jupyter's own validator (Debian's python3-nbformat).</summary>
    [Fact]
    public async Task Jupyters_own_validator_accepts_what_we_write()
    {
        var result = await Run("Console.WriteLine(1);", "display(HTML(\"<b>x</b>\"));\nnew { A = 1 }", "throw new Exception(\"x\");");
        result.Notebook.Write(PathOf("a.ipynb"));
        const string script = """
            import sys
            try:
                import nbformat
            except ImportError:
                sys.exit(77)
            nbformat.validate(nbformat.read(sys.argv[1], as_version=4), relax_add_props=False)
            print("valid")
            """;
        var start = new ProcessStartInfo("/usr/bin/env", ["python3", "-c", script, PathOf("a.ipynb")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = "/usr/bin:/bin";
        using var python = Process.Start(start)!;
        var (output, error) = (await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), await python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (python.ExitCode is 77 or 127)
            Assert.Skip("python3-nbformat is not installed (Debian: apt-get install python3-nbformat)");
        Assert.True(output.Trim() == "valid", error);
    }
}
