using System.Text.Json;
using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>Reads the JSON of nbformat 4 and says clearly why a file is no notebook for us.</summary>
internal static class NotebookReader
{
    private static readonly string[] CellKeys = ["cell_type", "id", "metadata", "source", "outputs", "execution_count"];

    internal static NotebookDocument Read(string json, string? path)
    {
        var root = Root(json, path);
        var format = root["nbformat"] is JsonValue version && version.TryGetValue<int>(out var major) ? major : 0;
        if (format != 4)
        {
            var found = format == 0 ? "it has no nbformat number" : $"its format is nbformat {format}";
            throw new NotebookException($"this notebook cannot be read: {found}, and nbformat 4 is needed. Convert it: jupyter nbconvert --to notebook --nbformat 4.", path);
        }

        if (root["cells"] is not JsonArray cells)
            throw new NotebookException("this is no notebook: it has no list of cells.", path);
        var metadata = root["metadata"] as JsonObject ?? [];
        NotebookLanguage.Check(metadata, path);
        var notebook = new NotebookDocument
        {
            Metadata = (JsonObject)metadata.DeepClone(),
            Path = path is null ? null : Path.GetFullPath(path),
        };
        for (var i = 0; i < cells.Count; i++)
            notebook.Cells.Add(ReadCell(cells[i] as JsonObject ?? throw new NotebookException($"cell {i + 1} is no JSON object.", path), i + 1, path));
        return notebook;
    }

    private static JsonObject Root(string json, string? path)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject
                ?? throw new NotebookException("this is no notebook: its JSON is not an object.", path);
        }
        catch (JsonException error)
        {
            throw new NotebookException("this is no notebook: it is not JSON. Open it in an editor and mend this line.", path, error.LineNumber + 1, error);
        }
    }

    private static NotebookCell ReadCell(JsonObject json, int number, string? path)
    {
        var kind = Text(json["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw new NotebookException($"cell {number} is of the unknown kind \"{other}\".", path),
        };
        var cell = new NotebookCell(kind, Text(json["source"]), Text(json["id"]))
        {
            Metadata = json["metadata"]?.DeepClone() as JsonObject ?? [],
            ExecutionCount = json["execution_count"] is JsonValue count && count.TryGetValue<int>(out var n) ? n : null,
        };
        foreach (var (key, value) in json)
        {
            if (!CellKeys.Contains(key))
                cell.Other[key] = value?.DeepClone();
        }

        if (kind == CellKind.Code && json["outputs"] is JsonArray outputs)
        {
            foreach (var output in outputs.OfType<JsonObject>())
                cell.Outputs.Add(ReadOutput(output));
        }

        return cell;
    }

    private static CellOutput ReadOutput(JsonObject json) => Text(json["output_type"]) switch
    {
        "stream" => new StreamOutput(Text(json["name"]), Text(json["text"])),
        "display_data" => ReadDisplay(json, isResult: false),
        "execute_result" => ReadDisplay(json, isResult: true),
        "error" => new ErrorOutput(Text(json["ename"]), Text(json["evalue"]), [.. (json["traceback"] as JsonArray ?? []).Select(Text)]),
        _ => new UnknownOutput((JsonObject)json.DeepClone()),
    };

    private static DisplayOutput ReadDisplay(JsonObject json, bool isResult)
    {
        var data = new JsonObject();
        foreach (var (type, value) in json["data"] as JsonObject ?? [])
            data[type] = MimeTypes.IsJson(type) ? value?.DeepClone() : Text(value);
        var count = json["execution_count"] is JsonValue value2 && value2.TryGetValue<int>(out var n) ? n : (int?)null;
        return new DisplayOutput(data, json["metadata"]?.DeepClone() as JsonObject ?? [], isResult, count);
    }

    /// <summary>nbformat allows text as a string or as a list of lines.</summary>
    private static string Text(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(line => line?.ToString())),
        JsonValue value => value.ToString(),
        _ => "",
    };
}
