using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>A protocol message (https://jupyter-client.readthedocs.io/en/stable/messaging.html, version 5.3).</summary>
/// <param name="Identities">The sender or receiver; the topic on iopub.</param>
/// <param name="Header">Its id, type and session.</param>
/// <param name="Parent">The header of the causing request; empty for none.</param>
/// <param name="Metadata">Mostly empty.</param>
/// <param name="Content">The payload of its type.</param>
internal sealed record JupyterMessage(IReadOnlyList<byte[]> Identities, JsonObject Header, JsonObject Parent,
    JsonObject Metadata, JsonObject Content)
{
    internal const string Protocol = "5.3";

    /// <summary>The type, for example <c>execute_request</c>.</summary>
    internal string Type => Header["msg_type"]?.ToString() ?? "";

    /// <summary>The number of earlier messages received on its channel.</summary>
    internal long Order { get; init; }

    internal bool Flag(string name, bool otherwise) =>
        Content[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : otherwise;

    internal string Text(string name) => Content[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    internal int Number(string name, int otherwise) =>
        Content[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : otherwise;
}
