using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>Converts a notebook to nbformat 4.5 JSON without changing it.</summary>
internal static class NotebookWriter
{
    internal static string Write(NotebookDocument notebook)
    {
        var metadata = (JsonObject)notebook.Metadata.DeepClone();
        NotebookLanguage.Apply(metadata);
        var ids = CellIds.For(notebook.Cells);
        var cells = new JsonArray();
        for (var i = 0; i < notebook.Cells.Count; i++)
            cells.Add(Cell(notebook.Cells[i], ids[i]));
        return CanonicalJson.Write(new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = metadata,
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }) + "\n";
    }

    private static JsonObject Cell(NotebookCell cell, string id)
    {
        var metadata = (JsonObject)cell.Metadata.DeepClone();
        var json = (JsonObject)cell.Other.DeepClone();
        json["id"] = id;
        json["cell_type"] = cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" };
        json["metadata"] = metadata;
        json["source"] = Lines(cell.Source);
        if (cell.Kind == CellKind.Code)
        {
            NotebookLanguage.ApplyToCell(metadata);
            json["execution_count"] = cell.ExecutionCount;
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(Output)]);
        }

        return json;
    }

    private static JsonObject Output(CellOutput output) => output switch
    {
        StreamOutput stream =>
            new JsonObject { ["output_type"] = "stream", ["name"] = stream.Name, ["text"] = Lines(stream.Text) },
        DisplayOutput display => Display(display),
        ErrorOutput error => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
        },
        UnknownOutput unknown => (JsonObject)unknown.Json.DeepClone(),
        _ => throw new NotSupportedException($"No JSON for {output.GetType().Name}."),
    };

    private static JsonObject Display(DisplayOutput display)
    {
        var data = new JsonObject();
        foreach (var (type, value) in display.Data)
            data[type] = !MimeTypes.IsJson(type) && display.TextOf(type) is { } text ? Lines(text) : value?.DeepClone();
        var json = new JsonObject
        {
            ["output_type"] = display.IsResult ? "execute_result" : "display_data",
            ["data"] = data,
            ["metadata"] = display.Metadata.DeepClone(),
        };
        if (display.IsResult)
            json["execution_count"] = display.ExecutionCount;
        return json;
    }

    /// <summary>Text as a list of lines with line feeds, so that diffs show single lines.</summary>
    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var feed && feed < 0 ? text.Length : feed + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
