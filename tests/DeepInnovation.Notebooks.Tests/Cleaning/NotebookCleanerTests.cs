using System.Text.Json.Nodes;
using CsCheck;
using DeepInnovation.Notebooks.Cleaning;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Tests.Cleaning;

public class NotebookCleanerTests
{
    private static string Saved(string guid, string folder, int count, string time) => $$$"""
        {"nbformat": 4, "nbformat_minor": 2,
         "metadata": {"kernelspec": {"name": ".net-csharp", "language": "C#", "display_name": ".NET {{{count}}}" }, "vscode": {"x": "{{{guid}}}" }, "papermill": {"end_time": "{{{time}}}" }, "mine": 1},
         "cells": [
          {"cell_type": "markdown", "metadata": {"vscode": {"languageId": "polyglot-notebook"}, "tags": []}, "source": "text  \n\n"},
          {"cell_type": "code", "metadata": {"execution": {"iopub.execute_input": "{{{time}}}" }, "tags": ["parameters"], "deepinnovation": {"volatile": true}}, "execution_count": {{{count}}}, "source": "var x = 1;\r\nx",
           "outputs": [
             {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<div id='dotnet-interactive-this-cell-{{{count}}}'>http://10.0.0.{{{count}}}</div>"}},
             {"output_type": "display_data", "metadata": {}, "data": {"text/plain": "Wall time: {{{count}}}.25ms"}},
             {"output_type": "stream", "name": "stdout", "text": "saved to {{{folder}}}/a.csv, "},
             {"output_type": "stream", "name": "stdout", "text": "see https://x.org/tmp/keep/a"},
             {"output_type": "execute_result", "execution_count": {{{count}}}, "metadata": {}, "data": {"text/html":
                "<div id=\"{{{guid}}}\"></div><script>var renderPlotly_{{{guid.Replace("-", "", StringComparison.Ordinal)}}} = '{{{guid}}}';</script><td>11111111-2222-3333-4444-555555555555</td>"}},
             {"output_type": "error", "ename": "E", "evalue": "no {{{folder}}}/b", "traceback": ["at {{{folder}}}/b: line 1"]}]},
          {"cell_type": "code", "metadata": {}, "execution_count": {{{count + 7}}}, "source": "", "outputs": []}]}
        """;

    [Fact]
    public void Two_savings_of_one_notebook_become_the_same_bytes()
    {
        var first = NotebookCleaner.Clean(NotebookDocument.Parse(
            Saved("0f8fad5b-d9cb-469f-a165-70867728950e", "/tmp/run-abc", 3, "2026-01-01T10:00:00"))).Notebook.ToJson();
        var second = NotebookCleaner.Clean(NotebookDocument.Parse(Saved("7c9e6679-7425-40de-944b-e07fc1f90ae7",
            "/var/folders/zz/abc_1/T/x9", 5, "2026-02-02T11:11:11"))).Notebook.ToJson();
        Assert.Equal(first, second);
        Assert.Contains("saved to [temp]/a.csv, see https://x.org/tmp/keep/a", first, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_a_meaning_stays()
    {
        var clean = NotebookCleaner.Clean(
            NotebookDocument.Parse(Saved("0f8fad5b-d9cb-469f-a165-70867728950e", "/tmp/run-abc", 3, "2026"))).Notebook;
        Assert.Equal(1, clean.Metadata["mine"]!.GetValue<int>());
        Assert.Equal(["parameters"], clean.Cells[1].Tags);
        Assert.NotNull(clean.Cells[1].Metadata["deepinnovation"]);
        Assert.Equal("var x = 1;\nx", clean.Cells[1].Source);
        Assert.Equal((1, null), (clean.Cells[1].ExecutionCount, clean.Cells[2].ExecutionCount));
        var html = clean.Cells[1].Outputs.OfType<DisplayOutput>().Single().TextOf("text/html")!;
        Assert.Contains("<td>11111111-2222-3333-4444-555555555555</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_change_is_told_with_its_cell()
    {
        var changes = string.Join('\n', NotebookCleaner.Clean(
            NotebookDocument.Parse(Saved("0f8fad5b-d9cb-469f-a165-70867728950e", "/tmp/run-abc", 3, "2026"))).Changes);
        foreach (var told in (string[])["the notebook: metadata vscode, papermill, kernelspec", "cell 2: id",
            "metadata execution", "wall time", "start-up script", "stdout in pieces", "temporary folder", "random ids",
            "execution count 3", "line ends"])
            Assert.Contains(told, changes, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_can_be_dropped()
    {
        var clean = NotebookCleaner.Clean(NotebookDocument.Parse(
            Saved("0f8fad5b-d9cb-469f-a165-70867728950e", "/tmp/a", 3, "2026")), keepOutputs: false).Notebook;
        Assert.All(clean.Cells, cell => Assert.Empty(cell.Outputs));
        Assert.All(clean.Cells, cell => Assert.Null(cell.ExecutionCount));
    }

    [Fact]
    public void Cleaning_twice_is_cleaning_once()
    {
        var text = Gen.OneOf(Gen.String, Gen.Guid.Select(id => $"<p id='{id}'>{id:N} {id}</p>"), Gen.String[Gen.Char['a', 'z'], 1,
            5].Select(name => $"in /tmp/{name}/{name} and C:\\Users\\me\\AppData\\Local\\Temp\\{name}\\x"));
        var output = Gen.Select(text, Gen.Int[0, 3], Gen.Int[1, 50], (words, kind, count) => kind switch
        {
            0 => new StreamOutput("stdout", words),
            1 => new StreamOutput("stderr", words),
            2 => new ErrorOutput("E", words, [words]),
            _ => (CellOutput)new DisplayOutput(new JsonObject { ["text/html"] = words, ["text/plain"] = words }, [], true, count),
        });
        Gen.Select(text, output.List[0, 4], Gen.Int[0, 9], Gen.OneOf(Gen.Const(""), text)).List[0, 4].Sample(cells =>
        {
            var notebook = new NotebookDocument();
            foreach (var (source, outputs, count, id) in cells)
            {
                var cell = new NotebookCell(CellKind.Code, source, id) { ExecutionCount = count == 0 ? null : count };
                outputs.ForEach(cell.Outputs.Add);
                notebook.Cells.Add(cell);
            }

            var once = NotebookCleaner.Clean(notebook).Notebook;
            var twice = NotebookCleaner.Clean(once);
            Assert.Equal(once.ToJson(), twice.Notebook.ToJson());
            Assert.Empty(twice.Changes);
        }, seed: "000000000000", iter: 1000);
    }

    [Fact]
    public void A_cell_whose_condition_did_not_hold_counts_for_nothing()
    {
        const string Saved = """
            {"cells": [
              {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": 5, "source": "var b = false;", "outputs": []},
              {"cell_type": "code", "id": "b", "metadata": {"deepinnovation": {"when": "b"}}, "execution_count": null, "source": "1", "outputs": []},
              {"cell_type": "code", "id": "c", "metadata": {"deepinnovation": {"when": "!b"}}, "execution_count": 7, "source": "2", "outputs": []},
              {"cell_type": "code", "id": "d", "metadata": {}, "execution_count": 9, "source": "3", "outputs": []}],
             "metadata": {"kernelspec": {"name": ".net-csharp", "language": "C#", "display_name": ".NET (C#)"}}, "nbformat": 4, "nbformat_minor": 5}
            """;
        Assert.Equal([1, null, 2, 3],
            NotebookCleaner.Clean(NotebookDocument.Parse(Saved)).Notebook.Cells.Select(cell => cell.ExecutionCount));
    }
}
