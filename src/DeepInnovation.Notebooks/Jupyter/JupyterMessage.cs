using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Jupyter;

/// <summary>One message of the protocol (https://jupyter-client.readthedocs.io/en/stable/messaging.html, version 5.3).</summary>
/// <param name="Identities">Where it comes from or goes to; the topic on iopub.</param>
/// <param name="Header">Its id, type and session.</param>
/// <param name="Parent">The header of the request that caused it; empty for none.</param>
/// <param name="Metadata">Mostly empty.</param>
/// <param name="Content">What its type asks for.</param>
internal sealed record JupyterMessage(
    IReadOnlyList<byte[]> Identities, JsonObject Header, JsonObject Parent, JsonObject Metadata, JsonObject Content)
{
    /// <summary>The version of the protocol that we speak.</summary>
    internal const string Protocol = "5.3";

    /// <summary>The type, for example <c>execute_request</c>.</summary>
    internal string Type => Header["msg_type"]?.ToString() ?? "";

    /// <summary>How many messages had come before it on its channel; for what is received.</summary>
    internal long Order { get; init; }

    /// <summary>A truth value of the content.</summary>
    internal bool Flag(string name, bool otherwise) =>
        Content[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : otherwise;

    /// <summary>A text of the content.</summary>
    internal string Text(string name) => Content[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>A whole number of the content.</summary>
    internal int Number(string name, int otherwise) =>
        Content[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : otherwise;
}
