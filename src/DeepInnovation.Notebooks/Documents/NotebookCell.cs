using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>One cell of a notebook. Mutable, because a run fills in its outputs.</summary>
public sealed class NotebookCell
{
    /// <summary>Makes a cell.</summary>
    /// <param name="kind">Code, Markdown or raw.</param>
    /// <param name="source">Its text, lines ended by line feeds.</param>
    /// <param name="id">1 to 64 letters, digits, hyphens and underscores; empty to be given one when the notebook is
    /// written.</param>
    public NotebookCell(CellKind kind, string source, string id = "")
    {
        (Kind, Source, Id) = (kind, source, id);
    }

    /// <summary>Code, Markdown or raw.</summary>
    public CellKind Kind { get; }

    /// <summary>The text of the cell.</summary>
    public string Source { get; set; }

    /// <summary>The id, unique in the notebook.</summary>
    public string Id { get; set; }

    /// <summary>Metadata with all keys as read, also those that no one here knows.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The outputs in order; always empty for other than code cells.</summary>
    public IList<CellOutput> Outputs { get; } = [];

    /// <summary>The number of the execution, shown as [n]; null when the cell was not executed.</summary>
    public int? ExecutionCount { get; set; }

    /// <summary>Further keys of the cell's JSON object, such as <c>attachments</c>.</summary>
    public JsonObject Other { get; init; } = [];

    /// <summary>The cell's tags: <c>parameters</c> and <c>injected-parameters</c> have a meaning here.</summary>
    public IReadOnlyList<string> Tags =>
        Metadata["tags"] is JsonArray tags ? [.. tags.OfType<JsonValue>().Select(tag => tag.ToString())] : [];

    /// <summary>Copies the cell without sharing anything mutable.</summary>
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
