using System.Globalization;
using System.Text.Json.Nodes;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>Parses nbformat 4 and explains why a file is not a usable notebook.</summary>
internal static class NotebookReader
{
    private static readonly string[] CellKeys = ["cell_type", "id", "metadata", "source", "outputs", "execution_count"];

    internal static NotebookDocument Read(string json, string? path) => Read(() => StrictJson.Node(json), path);

    internal static NotebookDocument ReadFile(string path) => Read(() => StrictJson.Node(Disk.ReadAllBytes(path)), path);

    private static NotebookDocument Read(Func<JsonNode?> parse, string? path)
    {
        var root = Root(parse, path);
        var format = root["nbformat"] is JsonValue version && version.TryGetValue<int>(out var major) ? major : 0;
        if (format != 4)
        {
            var found = format == 0 ? "it has no nbformat number" : $"its format is nbformat {format}";
            throw new NotebookException($"this notebook cannot be read: {found}, and nbformat 4 is needed. Convert it: "
                + "jupyter nbconvert --to notebook --nbformat 4.", path);
        }

        if (root["cells"] is not JsonArray cells)
            throw new NotebookException("this is not a notebook: it has no list of cells.", path);
        var metadata = Object(root["metadata"], "the notebook's metadata", path);
        NotebookLanguage.Check(metadata, path);
        var notebook = new NotebookDocument
        {
            Metadata = (JsonObject)metadata.DeepClone(),
            Path = path is null ? null : Path.GetFullPath(path),
        };
        for (var i = 0; i < cells.Count; i++)
            notebook.Cells.Add(ReadCell(
                cells[i] as JsonObject ?? throw new NotebookException($"cell {i + 1} is not a JSON object.", path), i + 1, path));
        return notebook;
    }

    private static JsonObject Root(Func<JsonNode?> parse, string? path)
    {
        try
        {
            return parse() as JsonObject
                ?? throw new NotebookException("this is not a notebook: its JSON is not an object.", path);
        }
        catch (JsonFaultException error)
        {
            throw new NotebookException($"{Cell(error.Fault.Path)}this is not a notebook: it is not JSON that can be kept as it "
                + $"is: {error.Fault.Placed}. {error.Fault.Hint}, in an editor.", path, error.Fault.Line, error);
        }
    }

    /// <summary>Converts a field such as <c>cells[3].source</c> to a cell number, counted from 1, for messages.</summary>
    private static string Cell(string field)
    {
        const string cells = "cells[";
        return field.StartsWith(cells, StringComparison.Ordinal) && int.TryParse(
            field[cells.Length..].Split(']')[0], CultureInfo.InvariantCulture, out var number)
            ? $"cell {number + 1}: " : "";
    }

    /// <summary>An optional object; any other type is an error, or it would be lost silently.</summary>
    private static JsonObject Object(JsonNode? node, string what, string? path) =>
        node is null ? []
            : node as JsonObject ?? throw new NotebookException($"{what} are not a JSON object. Fix or delete them.", path);

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
            Metadata = (JsonObject)Object(json["metadata"], $"the metadata of cell {number}", path).DeepClone(),
            ExecutionCount = json["execution_count"] is JsonValue count && count.TryGetValue<int>(out var n) ? n : null,
        };
        foreach (var (key, value) in json)
        {
            if (!CellKeys.Contains(key))
                cell.Other[key] = value?.DeepClone();
        }

        if (kind == CellKind.Code && json["outputs"] is JsonArray outputs)
        {
            foreach (var output in outputs)
                cell.Outputs.Add(ReadOutput(output as JsonObject
                    ?? throw new NotebookException($"cell {number}: an output is not a JSON object. Delete it.", path)));
        }

        return cell;
    }

    private static CellOutput ReadOutput(JsonObject json) => Text(json["output_type"]) switch
    {
        "stream" => new StreamOutput(Text(json["name"]), Text(json["text"])),
        "display_data" => ReadDisplay(json, isResult: false),
        "execute_result" => ReadDisplay(json, isResult: true),
        "error" => new ErrorOutput(
            Text(json["ename"]), Text(json["evalue"]), [.. (json["traceback"] as JsonArray ?? []).Select(Text)]),
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

    /// <summary>nbformat allows text as a string or a list of lines.</summary>
    private static string Text(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(line => line?.ToString())),
        JsonValue value => value.ToString(),
        _ => "",
    };
}
