using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>One output of a code cell, as nbformat 4 knows them.</summary>
public abstract record CellOutput;

/// <summary>Text that a cell wrote to the console.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text with line feeds as written.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>A value shown: by <c>display</c>, or as the value of a cell's last expression.</summary>
/// <param name="Data">The representations by MIME type: a string for text and base64, any JSON for JSON types.</param>
/// <param name="Metadata">Metadata by MIME type, mostly empty.</param>
/// <param name="IsResult">True for the value of the last expression (<c>execute_result</c>).</param>
/// <param name="ExecutionCount">The cell's number, for a result.</param>
public sealed record DisplayOutput(JsonObject Data, JsonObject Metadata, bool IsResult, int? ExecutionCount) : CellOutput
{
    /// <summary>The text of one representation; null when there is none of this type or when it is not text.</summary>
    public string? TextOf(string mimeType) =>
        Data[mimeType] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

/// <summary>The exception or compile error that ended a cell.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="Value">Its message.</param>
/// <param name="Traceback">Lines that name notebook, cell and line.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : CellOutput;

/// <summary>An output of a kind that this version does not know; it is kept as it is.</summary>
/// <param name="Json">The output as read.</param>
public sealed record UnknownOutput(JsonObject Json) : CellOutput;
