using System.Text.Json;
using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Cli.Tests;

[Collection(nameof(NotebookRuns))]
public sealed class NotebookVerifyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Outputs_that_come_out_again_hold_and_the_file_stays_as_it_is()
    {
        var path = Executed("var x = 2.5;\nConsole.WriteLine($\"x is {x}\");", "new[] { new { Name = \"a\", Value = 1.25 } }");
        var before = File.ReadAllText(path);
        var (code, output, error) = Cli.Run("notebook", "verify", path);
        Assert.True(code == 0, output + error);
        Assert.Contains("1 of 1 notebooks as in the files", output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("x is 2.5", "x is 2.6", "cell 1 (id first): var x = 2.5;", "stdout: 2.6 -> 2.5 (-0.1, 3.846154%)")]
    [InlineData("1.25", "1.5", "cell 2 (id second): new[] { new { Name = \"a\", Value = 1.25 } }",
        "1.5 -> 1.25 (-0.25, 16.666667%)")]
    public void A_changed_number_ends_with_6_and_is_named_with_notebook_cell_and_amount(string was, string now,
        string cell, string told)
    {
        var path = Executed("var x = 2.5;\nConsole.WriteLine($\"x is {x}\");", "new[] { new { Name = \"a\", Value = 1.25 } }");
        ChangeOutputs(path, was, now);
        var (code, output, _) = Cli.Run("notebook", "verify", path);
        Assert.Equal(6, code);
        Assert.Matches("a.ipynb +differs", output);
        Assert.Contains(cell, output, StringComparison.Ordinal);
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.Contains("0 of 1 notebooks as in the files", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tolerance_that_the_cell_declares_lets_the_change_pass()
    {
        var path = Executed("Console.WriteLine(\"x is 2.5\");");
        ChangeOutputs(path, "x is 2.5", "x is 2.6");
        Declare(path, "{\"tolerance\":{\"absolute\":0.2}}");
        Assert.Equal(0, Cli.Run("notebook", "verify", path).Code);
        Declare(path, "{\"tolerance\":{\"absolute\":\"much\"}}");
        var (code, _, error) = Cli.Run("notebook", "verify", path);
        Assert.Equal(2, code);
        Assert.Contains("cell first: a tolerance must be a number", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_cell_ends_with_3_and_the_other_notebooks_are_verified_all_the_same()
    {
        var broken = NotebookDocument.Read(Executed("1"));
        broken.Cells[0].Source = "throw new Exception(\"x\");";
        File.Move(Executed("2"), Path.Combine(_folder, "b.ipynb"));
        broken.Write(Path.Combine(_folder, "a.ipynb"));
        var (code, output, _) = Cli.Run("notebook", "verify", _folder);
        Assert.Equal(3, code);
        Assert.Matches("a.ipynb +failed", output);
        Assert.Matches("b.ipynb +as in the file", output);
    }

    [Fact]
    public void Json_lists_every_difference()
    {
        var path = Executed("for (var i = 0; i < 9; i++) Console.WriteLine($\"n {i * 10}\");");
        ChangeOutputs(path, "n ", "m ");
        Assert.Contains("and 4 more", Cli.Run("notebook", "verify", path).Output, StringComparison.Ordinal);
        var (code, output, _) = Cli.Run("notebook", "verify", path, "--json");
        Assert.Equal(6, code);
        using var json = JsonDocument.Parse(output);
        var cell = json.RootElement[0].GetProperty("cells")[0];
        Assert.Equal((1, 9), (cell.GetProperty("number").GetInt32(), cell.GetProperty("values").GetArrayLength()));
        Assert.Equal("stdout, line 3", cell.GetProperty("values")[2].GetProperty("place").GetString());
    }

    private string Executed(params string[] cells)
    {
        var notebook = new NotebookDocument();
        foreach (var code in cells)
            notebook.Cells.Add(new NotebookCell(CellKind.Code, code, notebook.Cells.Count == 0 ? "first" : "second"));
        var path = Path.Combine(_folder, "a.ipynb");
        notebook.Write(path);
        var (exit, _, error) = Cli.Run("run", path, "--in-place");
        Assert.True(exit == 0, error);
        return path;
    }

    private static void Declare(string path, string declared)
    {
        var notebook = NotebookDocument.Read(path);
        notebook.Cells[0].Metadata["deepinnovation"] = JsonNode.Parse(declared);
        notebook.Write(path);
    }

    private static void ChangeOutputs(string path, string was, string now)
    {
        var notebook = NotebookDocument.Read(path);
        foreach (var cell in notebook.Cells)
        {
            for (var i = 0; i < cell.Outputs.Count; i++)
            {
                cell.Outputs[i] = cell.Outputs[i] switch
                {
                    StreamOutput stream => stream with { Text = stream.Text.Replace(was, now, StringComparison.Ordinal) },
                    DisplayOutput display => display with
                    {
                        Data = new JsonObject(display.Data.Select(pair => KeyValuePair.Create(pair.Key,
                            (JsonNode?)display.TextOf(pair.Key)?.Replace(was, now, StringComparison.Ordinal)))),
                    },
                    var other => other,
                };
            }
        }

        notebook.Write(path);
    }
}
