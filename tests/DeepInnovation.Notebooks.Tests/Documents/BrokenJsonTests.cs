using System.Text;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Formats;
using DeepInnovation.Notebooks.Jupyter;

namespace DeepInnovation.Notebooks.Tests.Documents;

/// <summary>
/// JSON that is broken, or that others read in two ways: one line with the file, the line, the cell
/// where there is one, and the field.
/// </summary>
public sealed class BrokenJsonTests
{
    private const string Sound = """
        {"cells":[
          {"cell_type":"code","id":"a","execution_count":1,"metadata":{"tags":["parameters"]},"source":["var a = 1;\n","a"],
           "outputs":[{"output_type":"display_data","data":{"text/plain":["<p>"],"application/json":{"a":[1]}},"metadata":{}},
                      {"output_type":"stream","name":"stdout","text":["half \ud83d\ude00\n"]},{"output_type":"error","ename":"E","evalue":"v","traceback":["t"]}]},
          {"cell_type":"markdown","id":"b","metadata":{},"source":"# é"}],
         "metadata":{"kernelspec":{"language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":5}
        """;

    private const string Connection =
        """{"ip":"127.0.0.1","transport":"tcp","signature_scheme":"hmac-sha256","key":"k","shell_port":1,"control_port":2,"iopub_port":3,"stdin_port":4,"hb_port":5}""";

    [Theory]
    [InlineData("dupkey.ipynb", ", line 35: this is not a notebook: it is not JSON that can be kept as it is: "
        + "the key \"metadata\" stands twice in one object (at character 2, in metadata). Take one out, in an editor.")]
    [InlineData("surrogate.ipynb",
        ", line 23: cell 1: this is not a notebook: it is not JSON that can be kept as it is: half of a surrogate pair is no "
        + "character (at character 13, in cells[0].outputs[1].text[0]). Write both halves, or take it out, in an editor.")]
    public void The_cases_are_refused_with_file_and_cell(string name, string message)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Documents", "cases", name);
        Assert.Equal(path + message, Assert.Throws<NotebookException>(() => NotebookDocument.Read(path)).Message);
        Assert.Equal(path + message, Assert.Throws<NotebookException>(() => NotebookFile.Read(path)).Message);
    }

    [Theory]
    [InlineData("\"id\":\"a\"", "\"id\":NaN", ", line 2: cell 1: ")]
    [InlineData("\"source\":\"# é\"", "\"source\":\"# é", ", line 5: cell 2: ")]
    [InlineData("\"nbformat\":4", "\"nbformat\":4,\"nbformat\":4", ", line 6: this is not a notebook")]
    [InlineData("\"metadata\":{}}", "\"metadata\":{\"a\":1,\"\\u0061\":2}}", ", line 3: cell 1: ")]
    [InlineData("\"metadata\":{},\"source\"", "\"metadata\":[],\"source\"", "the metadata of cell 2 are not a JSON object")]
    [InlineData("\"outputs\":[", "\"outputs\":[1,", "cell 1: an output is not a JSON object")]
    [InlineData("\"metadata\":{\"kernelspec\"", "\"metadata\":1,\"x\":{\"kernelspec\"",
        "the notebook's metadata are not a JSON object")]
    public void A_fault_names_its_cell_and_nothing_is_left_out_silently(string sound, string broken, string message)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);
        var error = Assert.Throws<NotebookException>(
            () => NotebookDocument.Parse(Sound.Replace(sound, broken, StringComparison.Ordinal), "a.ipynb"));
        Assert.StartsWith("a.ipynb", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_another_encoding_are_not_read_as_something_else()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "a.ipynb"), Encoding.Latin1.GetBytes(Sound));
        Assert.Contains("line 5: this is not a notebook: it is not JSON that can be kept as it is: the byte E9 is not UTF-8",
            Assert.Throws<NotebookException>(() => NotebookDocument.Read(Path.Combine(folder.Path, "a.ipynb"))).Message,
            StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(folder.Path, "a.ipynb"), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sound)]);
        Assert.Equal(NotebookDocument.Parse(Sound).ToJson(),
            NotebookDocument.Read(Path.Combine(folder.Path, "a.ipynb")).ToJson());
    }

    [Theory]
    [InlineData("notebook", Sound)]
    [InlineData("connection", Connection)]
    [InlineData("dib", "{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"name\":\"csharp\"}]}}")]
    public void A_wrong_file_is_read_or_refused_in_one_line_that_names_it(string kind, string sound)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, kind == "dib" ? "a.dib" : "a.ipynb");
        var refused = 0;
        foreach (var text in JsonMutations.Of(Encoding.UTF8.GetBytes(sound), 1_000, seed: 7))
        {
            File.WriteAllBytes(path, kind == "dib" ? [.. "#!meta\n\n"u8, .. text, .. "\n\n#!csharp\n\n1\n"u8] : text);
            try
            {
                if (kind == "connection")
                    ConnectionFile.Read(path);
                else
                    Assert.NotEmpty(NotebookFile.Read(path).ToJson());
            }
            catch (NotebookException error)
            {
                refused++;
                Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
                Assert.DoesNotContain("System.", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 400, 999);
    }
}
