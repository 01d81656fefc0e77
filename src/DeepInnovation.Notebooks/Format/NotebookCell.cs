using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Format;

/// <summary>One cell of a notebook, backed by its JSON so that what we do not know is kept.</summary>
public sealed class NotebookCell
{
    internal NotebookCell(JsonObject json) => Json = json;

    internal JsonObject Json { get; }

    /// <summary>True for code, false for Markdown and raw text.</summary>
    public bool IsCode => Type == "code";

    /// <summary>True for Markdown.</summary>
    public bool IsMarkdown => Type == "markdown";

    /// <summary>The cell's id, unique in its notebook.</summary>
    public string Id => (string?)Json["id"] ?? "";

    /// <summary>The text, lines joined.</summary>
    public string Source => Text(Json["source"]);

    /// <summary>The tags in its metadata, such as <c>parameters</c>.</summary>
    public IReadOnlyList<string> Tags => [.. (Json["metadata"]?["tags"] as JsonArray ?? []).Select(tag => (string?)tag ?? "")];

    /// <summary>The outputs as nbformat objects; empty for Markdown.</summary>
    public IReadOnlyList<JsonObject> Outputs => [.. (Json["outputs"] as JsonArray ?? []).OfType<JsonObject>()];

    /// <summary>The number that Jupyter shows in brackets; null when the cell was not run.</summary>
    public int? ExecutionCount => (int?)Json["execution_count"];

    private string Type => (string?)Json["cell_type"] ?? "";

    /// <summary>Makes a code cell.</summary>
    public static NotebookCell Code(string id, string source, params IReadOnlyList<string> tags)
    {
        var metadata = new JsonObject
        {
            ["dotnet_interactive"] = new JsonObject { ["language"] = "csharp" },
            ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "csharp" },
        };
        if (tags.Count > 0)
            metadata["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]);
        return new NotebookCell(new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = metadata,
            ["outputs"] = new JsonArray(),
            ["source"] = Lines(source),
        });
    }

    /// <summary>Makes a Markdown cell.</summary>
    public static NotebookCell Markdown(string id, string source) => new(new JsonObject
    {
        ["cell_type"] = "markdown",
        ["id"] = id,
        ["metadata"] = new JsonObject(),
        ["source"] = Lines(source),
    });

    internal void SetResult(int? executionCount, IEnumerable<JsonObject> outputs)
    {
        Json["execution_count"] = executionCount;
        Json["outputs"] = new JsonArray([.. outputs.Select(output => output.DeepClone())]);
    }

    /// <summary>nbformat's multi-line text: a list of lines that keep their line feed.</summary>
    internal static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    internal static string Text(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
        JsonValue value => value.GetValue<string>(),
        _ => "",
    };
}
