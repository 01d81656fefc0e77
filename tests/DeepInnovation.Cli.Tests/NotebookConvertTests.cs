using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Cli.Tests;

[Collection(nameof(NotebookRuns))]
public sealed class NotebookConvertTests : IDisposable
{
    private readonly NotebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_notebook_goes_to_dib_to_Markdown_and_back_by_extension()
    {
        var original = _folder.Write("a.ipynb", "// one", "1 + 1");
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)[("a.ipynb", "b.dib"), ("b.dib", "c.md"), ("c.md", "d.ipynb")])
        {
            var (code, output, error) = Cli.Run("notebook", "convert", _folder.Of(from), "--out", _folder.Of(to));
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("2 cells", output, StringComparison.Ordinal);
        }

        Assert.Equal(File.ReadAllText(original), File.ReadAllText(_folder.Of("d.ipynb")));
    }

    [Fact]
    public void A_folder_is_converted_whole_into_another()
    {
        _folder.Write("00-a.ipynb", "1");
        _folder.Write("01-b.ipynb", "2");
        Assert.Equal(0, Cli.Run("notebook", "convert", _folder.Path, "--to", "dib", "--out", _folder.Of("dib")).Code);
        Assert.Equal(["00-a.dib", "01-b.dib"], Directory.GetFiles(_folder.Of("dib")).Select(Path.GetFileName).Order());
        Assert.Equal(0, Cli.Run("notebook", "convert", _folder.Of("dib"), "--to", "ipynb", "--out", _folder.Of("back")).Code);
        Assert.Equal(File.ReadAllText(_folder.Of("01-b.ipynb")), File.ReadAllText(_folder.Of("back/01-b.ipynb")));
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

            Assert.Equal(0, Cli.Run("notebook", "convert", file, "--out", _folder.Of("n.dib"), "--force").Code);
            Assert.Equal(0, Cli.Run("notebook", "convert", _folder.Of("n.dib"), "--out", _folder.Of("n.md"), "--force").Code);
            Assert.Equal(0, Cli.Run("notebook", "convert", _folder.Of("n.md"), "--out", _folder.Of("n.ipynb"), "--force").Code);
            Assert.Equal(bare.ToJson(), File.ReadAllText(_folder.Of("n.ipynb")));
        }
    }

    [Fact]
    public void Outputs_that_stay_behind_are_told()
    {
        var path = _folder.Write("a.ipynb", "1");
        Assert.Equal(0, Cli.Run("run", path, "--in-place").Code);
        Assert.Contains("1 outputs stay in the .ipynb", Cli.Run("notebook", "convert", path, "--to", "dib").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_overwritten_unasked()
    {
        var path = _folder.Write("a.ipynb", "1");
        File.WriteAllText(_folder.Of("a.dib"), "mine");
        var (code, _, error) = Cli.Run("notebook", "convert", path, "--to", "dib");
        Assert.Equal(2, code);
        Assert.Contains("--force", error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.Of("a.dib")));
        Assert.Equal(0, Cli.Run("notebook", "convert", path, "--to", "dib", "--force").Code);
    }

    [Theory]
    [InlineData("the format to write is unknown", "a.ipynb")]
    [InlineData("would overwrite itself", "a.ipynb", "--to", "ipynb")]
    [InlineData("there is no such notebook", "none.ipynb", "--to", "dib")]
    [InlineData("names no notebook format", "a.txt", "--to", "dib")]
    [InlineData("docx", "a.ipynb", "--to", "docx")]
    public void A_mistake_is_one_line_and_exit_code_2(string message, string file, params string[] more)
    {
        _folder.Write("a.ipynb", "1");
        var (code, _, error) = Cli.Run(["notebook", "convert", _folder.Of(file), .. more]);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }
}
