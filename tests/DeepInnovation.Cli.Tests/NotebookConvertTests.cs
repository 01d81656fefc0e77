using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Cli.Tests;

[Collection(nameof(NotebookRuns))]
public sealed class NotebookConvertTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void One_notebook_goes_to_dib_to_Markdown_and_back_by_extension()
    {
        var original = Write("a.ipynb", "// one", "1 + 1");
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)[("a.ipynb", "b.dib"), ("b.dib", "c.md"), ("c.md", "d.ipynb")])
        {
            var (code, output, error) = Cli.Run("notebook", "convert", Of(from), "--out", Of(to));
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("2 cells", output, StringComparison.Ordinal);
        }

        Assert.Equal(File.ReadAllText(original), File.ReadAllText(Of("d.ipynb")));
    }

    [Fact]
    public void A_folder_is_converted_whole_into_another()
    {
        Write("00-a.ipynb", "1");
        Write("01-b.ipynb", "2");
        Assert.Equal(0, Cli.Run("notebook", "convert", _folder, "--to", "dib", "--out", Of("dib")).Code);
        Assert.Equal(["00-a.dib", "01-b.dib"], Directory.GetFiles(Of("dib")).Select(Path.GetFileName).Order());
        Assert.Equal(0, Cli.Run("notebook", "convert", Of("dib"), "--to", "ipynb", "--out", Of("back")).Code);
        Assert.Equal(File.ReadAllText(Of("01-b.ipynb")), File.ReadAllText(Of("back/01-b.ipynb")));
    }

    [Fact]
    public void The_nine_notebooks_survive_both_text_forms()
    {
        foreach (var file in Directory.GetFiles(ProjectFolder.Find("notebooks"), "*.ipynb"))
        {
            var bare = NotebookDocument.Read(file);
            foreach (var cell in bare.Cells)
            {
                cell.Outputs.Clear();
                cell.ExecutionCount = null;
            }

            Assert.Equal(0, Cli.Run("notebook", "convert", file, "--out", Of("n.dib"), "--force").Code);
            Assert.Equal(0, Cli.Run("notebook", "convert", Of("n.dib"), "--out", Of("n.md"), "--force").Code);
            Assert.Equal(0, Cli.Run("notebook", "convert", Of("n.md"), "--out", Of("n.ipynb"), "--force").Code);
            Assert.Equal(bare.ToJson(), File.ReadAllText(Of("n.ipynb")));
        }
    }

    [Fact]
    public void Outputs_that_stay_behind_are_told()
    {
        var path = Write("a.ipynb", "1");
        Assert.Equal(0, Cli.Run("run", path, "--in-place").Code);
        Assert.Contains("1 outputs stay in the .ipynb", Cli.Run("notebook", "convert", path, "--to", "dib").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_overwritten_unasked()
    {
        var path = Write("a.ipynb", "1");
        File.WriteAllText(Of("a.dib"), "mine");
        var (code, _, error) = Cli.Run("notebook", "convert", path, "--to", "dib");
        Assert.Equal(2, code);
        Assert.Contains("--force", error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Of("a.dib")));
        Assert.Equal(0, Cli.Run("notebook", "convert", path, "--to", "dib", "--force").Code);
    }

    [Theory]
    [InlineData("the format to write is not known", "a.ipynb")]
    [InlineData("onto itself", "a.ipynb", "--to", "ipynb")]
    [InlineData("there is no such notebook", "none.ipynb", "--to", "dib")]
    [InlineData("names no notebook format", "a.txt", "--to", "dib")]
    [InlineData("docx", "a.ipynb", "--to", "docx")]
    public void A_mistake_is_one_line_and_exit_code_2(string message, string file, params string[] more)
    {
        Write("a.ipynb", "1");
        var (code, _, error) = Cli.Run(["notebook", "convert", Of(file), .. more]);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    private string Of(string name) => Path.Combine(_folder, name);

    private string Write(string name, params string[] cells)
    {
        var notebook = new NotebookDocument();
        foreach (var cell in cells)
            notebook.Cells.Add(new NotebookCell(CellKind.Code, cell));
        notebook.Write(Of(name));
        return Of(name);
    }
}
