using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>An output of a code cell in nbformat 4.</summary>
public abstract record CellOutput;

/// <summary>Console text of a cell.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text as written, line feeds included.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>A displayed value: from <c>display</c> or a cell's last expression.</summary>
/// <param name="Data">The representations by MIME type: a string for text and base64, any JSON for JSON types.</param>
/// <param name="Metadata">Metadata by MIME type, mostly empty.</param>
/// <param name="IsResult">True for the value of the last expression (<c>execute_result</c>).</param>
/// <param name="ExecutionCount">The cell's number, for a result.</param>
public sealed record DisplayOutput(JsonObject Data, JsonObject Metadata, bool IsResult, int? ExecutionCount) : CellOutput
{
    /// <summary>The text of one representation; null if it is missing or not text.</summary>
    public string? TextOf(string mimeType) =>
        Data[mimeType] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

/// <summary>The exception or compile error that ended a cell.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="Value">Its message.</param>
/// <param name="Traceback">Lines that name notebook, cell and line.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : CellOutput;

/// <summary>An output of an unknown kind, preserved as read.</summary>
/// <param name="Json">The output as read.</param>
public sealed record UnknownOutput(JsonObject Json) : CellOutput;
