using System.Text;
using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Format;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepInnovation.Notebooks.Execution;

/// <summary>
/// Collects what one cell shows, in the order in which it does: displays, console text, the last value, an error. Safe to call from
/// any thread of the cell.
/// </summary>
internal sealed class CellOutputs
{
    private readonly Lock _lock = new();
    private readonly List<Output> _outputs = [];

    private abstract class Output
    {
        internal abstract JsonObject ToJson();
    }

    /// <summary>The outputs as nbformat objects.</summary>
    internal List<JsonObject> ToJson()
    {
        lock (_lock)
            return [.. _outputs.Select(output => output.ToJson())];
    }

    /// <summary>Console text; neighbouring text of one stream becomes one output.</summary>
    internal void Write(string stream, string text)
    {
        lock (_lock)
        {
            if (_outputs.LastOrDefault() is not StreamOutput last || last.Name != stream)
                _outputs.Add(last = new StreamOutput(stream));
            last.Text.Append(text);
        }
    }

    /// <summary>A shown value; <paramref name="executionCount"/> when it is the cell's own.</summary>
    internal Action<object?> Show(object? value, string[] mimeTypes, int? executionCount = null)
    {
        var output = new DataOutput(Bundle(value, mimeTypes), executionCount);
        lock (_lock)
            _outputs.Add(output);
        return next =>
        {
            var bundle = Bundle(next, mimeTypes);
            lock (_lock)
                output.Data = bundle;
        };
    }

    internal void Fail(CellFailure failure)
    {
        lock (_lock)
            _outputs.Add(new ErrorOutput(failure));
    }

    private static JsonObject Bundle(object? value, string[] mimeTypes)
    {
        var types = mimeTypes.Length > 0 ? mimeTypes : [.. Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object))];
        var bundle = new JsonObject();
        foreach (var type in types.Order(StringComparer.Ordinal))
        {
            var text = value.ToDisplayString(type);
            bundle[type] = type.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text) : NotebookCell.Lines(text);
        }

        return bundle;
    }

    private sealed class StreamOutput(string name) : Output
    {
        internal string Name { get; } = name;

        internal StringBuilder Text { get; } = new();

        internal override JsonObject ToJson() => new()
        {
            ["name"] = Name,
            ["output_type"] = "stream",
            ["text"] = NotebookCell.Lines(Text.ToString()),
        };
    }

    private sealed class DataOutput(JsonObject data, int? executionCount) : Output
    {
        internal JsonObject Data { get; set; } = data;

        internal override JsonObject ToJson()
        {
            var json = new JsonObject { ["data"] = Data.DeepClone() };
            if (executionCount is not null)
                json["execution_count"] = executionCount;
            json["metadata"] = new JsonObject();
            json["output_type"] = executionCount is null ? "display_data" : "execute_result";
            return json;
        }
    }

    private sealed class ErrorOutput(CellFailure failure) : Output
    {
        internal override JsonObject ToJson() => new()
        {
            ["ename"] = failure.Name,
            ["evalue"] = failure.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. failure.Traceback.Select(line => (JsonNode)line)]),
        };
    }
}
