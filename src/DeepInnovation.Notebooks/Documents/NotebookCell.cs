using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>One cell of a notebook. Mutable, because runs fill in outputs.</summary>
public sealed class NotebookCell
{
    /// <summary>Creates a cell.</summary>
    /// <param name="kind">Code, Markdown or raw.</param>
    /// <param name="source">Its text, with line feeds.</param>
    /// <param name="id">1 to 64 letters, digits, hyphens and underscores; empty to get one when the notebook is written.</param>
    public NotebookCell(CellKind kind, string source, string id = "")
    {
        (Kind, Source, Id) = (kind, source, id);
    }

    /// <summary>Code, Markdown or raw.</summary>
    public CellKind Kind { get; }

    /// <summary>The cell's text, with line feeds.</summary>
    public string Source { get; set; }

    /// <summary>The id, unique within the notebook; empty until one is assigned.</summary>
    public string Id { get; set; }

    /// <summary>All metadata as read, including unknown keys.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The outputs in order; empty except for code cells.</summary>
    public IList<CellOutput> Outputs { get; } = [];

    /// <summary>The execution number, shown as [n]; null if not executed.</summary>
    public int? ExecutionCount { get; set; }

    /// <summary>Other keys of the cell's JSON object, such as <c>attachments</c>.</summary>
    public JsonObject Other { get; init; } = [];

    /// <summary>The cell's tags; <c>parameters</c> and <c>injected-parameters</c> have a meaning here.</summary>
    public IReadOnlyList<string> Tags =>
        Metadata["tags"] is JsonArray tags ? [.. tags.OfType<JsonValue>().Select(tag => tag.ToString())] : [];

    /// <summary>Deep-copies the cell.</summary>
    public NotebookCell Copy()
    {
        var copy = new NotebookCell(Kind, Source, Id)
        {
            Metadata = (JsonObject)Metadata.DeepClone(),
            Other = (JsonObject)Other.DeepClone(),
            ExecutionCount = ExecutionCount,
        };
        foreach (var output in Outputs)
            copy.Outputs.Add(output);
        return copy;
    }
}
