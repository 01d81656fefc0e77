using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Tests.Documents;

public class FormatTests
{
    private const string Small = """
        {"nbformat": 4, "nbformat_minor": 2, "metadata": {"kernelspec": {"name": ".net-csharp", "language": "C#", "mine": 1}, "zebra": [1, {"b": null, "a": 1.50}]},
         "cells": [
          {"cell_type": "markdown", "metadata": {"editable": false}, "source": "# Title\ntext", "attachments": {"a.png": {"image/png": "AAAA"}}},
          {"cell_type": "code", "metadata": {"tags": ["x"], "vscode": {"k": true}}, "execution_count": 7, "source": ["var x = 1;\n", "x"],
           "outputs": [
             {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]},
             {"output_type": "execute_result", "execution_count": 7, "metadata": {"m": 1}, "data": {"text/plain": ["1"], "application/json": {"z": [1, "t"], "a": 2}}},
             {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"]},
             {"output_type": "from_the_future", "x": 1}]},
          {"cell_type": "raw", "id": "keep-me", "metadata": {}, "source": ""}]}
        """;

    [Fact]
    public void Everything_known_or_not_survives_reading_and_writing()
    {
        var json = (JsonObject)JsonNode.Parse(NotebookDocument.Parse(Small).ToJson())!;
        Assert.Equal("[1,{\"a\":1.50,\"b\":null}]", json["metadata"]!["zebra"]!.ToJsonString());
        Assert.Equal(1, json["metadata"]!["kernelspec"]!["mine"]!.GetValue<int>());
        var cells = (JsonArray)json["cells"]!;
        Assert.Equal("false", cells[0]!["metadata"]!["editable"]!.ToJsonString());
        Assert.Equal("AAAA", cells[0]!["attachments"]!["a.png"]!["image/png"]!.GetValue<string>());
        Assert.Equal("[\"# Title\\n\",\"text\"]", cells[0]!["source"]!.ToJsonString());
        Assert.Equal("true", cells[1]!["metadata"]!["vscode"]!["k"]!.ToJsonString());
        var outputs = (JsonArray)cells[1]!["outputs"]!;
        Assert.Equal("[\"a\\n\",\"b\"]", outputs[0]!["text"]!.ToJsonString());
        Assert.Equal("{\"a\":2,\"z\":[1,\"t\"]}", outputs[1]!["data"]!["application/json"]!.ToJsonString());
        Assert.Equal("{\"m\":1}", outputs[1]!["metadata"]!.ToJsonString());
        Assert.Equal("{\"output_type\":\"from_the_future\",\"x\":1}", outputs[3]!.ToJsonString());
        Assert.Equal("keep-me", cells[2]!["id"]!.GetValue<string>());
    }

    [Fact]
    public void The_metadata_name_the_language_for_every_host()
    {
        var json = (JsonObject)JsonNode.Parse(Sample.Code("1").ToJson())!;
        var metadata = json["metadata"]!;
        Assert.Equal(("C#", ".net-csharp", ".NET (C#)"),
            (Text("kernelspec", "language"), Text("kernelspec", "name"), Text("kernelspec", "display_name")));
        Assert.Equal("polyglot-notebook", Text("language_info", "name"));
        Assert.Equal("csharp", metadata["polyglot_notebook"]!["kernelInfo"]!["defaultKernelName"]!.ToString());
        Assert.Equal("csharp", metadata["polyglot_notebook"]!["kernelInfo"]!["items"]![0]!["name"]!.ToString());
        var cell = json["cells"]![0]!["metadata"]!;
        Assert.Equal(("csharp", "csharp"),
            (cell["polyglot_notebook"]!["kernelName"]!.ToString(), cell["dotnet_interactive"]!["language"]!.ToString()));
        Assert.Equal((4, 5), (json["nbformat"]!.GetValue<int>(), json["nbformat_minor"]!.GetValue<int>()));

        string Text(string group, string key) => metadata[group]![key]!.ToString();
    }

    [Fact]
    public void What_is_written_reads_back_to_the_same_bytes()
    {
        var first = NotebookDocument.Parse(Small).ToJson();
        Assert.Equal(first, NotebookDocument.Parse(first).ToJson());
        Assert.EndsWith("}\n", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_invalid_and_double_ids_are_replaced_by_valid_ones_that_do_not_change()
    {
        var notebook = Sample.Code("a", "a", "b", "c");
        notebook.Cells[2].Id = "same";
        notebook.Cells[3].Id = "same";
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "m", "not valid!"));
        var ids = Ids(notebook);
        Assert.Equal(ids, Ids(notebook));
        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal("same", ids[2]);
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));

        static string[] Ids(NotebookDocument notebook) =>
            [.. ((JsonArray)JsonNode.Parse(notebook.ToJson())!["cells"]!).Select(cell => cell!["id"]!.ToString())];
    }

    [Theory]
    [InlineData("{\"cells\": [\n1,\n]}", "it is not JSON", 3)]
    [InlineData("[]", "its JSON is not an object", null)]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "nbformat 3", null)]
    [InlineData("{\"cells\": []}", "no nbformat number", null)]
    [InlineData("{\"nbformat\": 4}", "no list of cells", null)]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"slide\"}]}", "unknown kind \"slide\"", null)]
    [InlineData("{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"kernelspec\": {\"name\": \"python3\", \"language\": "
        + "\"python\"}}}", "python (kernel python3)", null)]
    [InlineData("{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"language_info\": {\"name\": \"R\"}}}", "written in R", null)]
    [InlineData("{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"kernelspec\": {\"name\": \".net-fsharp\", \"language\": "
        + "\"F#\"}}}", "F# (kernel .net-fsharp)", null)]
    public void A_file_that_is_no_csharp_notebook_is_told_apart(string text, string message, int? line)
    {
        var error = Assert.Throws<NotebookException>(() => NotebookDocument.Parse(text, "x.ipynb"));
        Assert.StartsWith("x.ipynb", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Assert.Contains("nowhere.ipynb", Assert.Throws<NotebookException>(() => NotebookDocument.Read("nowhere.ipynb")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_is_never_half_written()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.ipynb", Sample.Code("1"));
        var before = File.ReadAllText(path);
        Directory.CreateDirectory($"{path}.{Environment.ProcessId}.partial");
        Assert.ThrowsAny<Exception>(() => Sample.Code("2").Write(path));
        Assert.Equal(before, File.ReadAllText(path));
    }
}
