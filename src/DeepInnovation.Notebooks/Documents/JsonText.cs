using System.Text.Json.Nodes;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>
/// Reads JSON files by <see cref="StrictJson"/> and turns its faults into a <see cref="NotebookException"/> that names the file.
/// </summary>
internal static class JsonText
{
    /// <summary>Reads a file's JSON object.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wanted">What the file should be: <c>a Jupyter connection file</c>.</param>
    /// <exception cref="NotebookException">The file is unreadable, is not JSON or holds no object.</exception>
    internal static JsonObject Object(string path, string wanted)
    {
        try
        {
            return StrictJson.Node(Disk.ReadAllBytes(path)) as JsonObject ?? throw new NotebookException($"this cannot be read as {wanted}: it holds no JSON object.", path);
        }
        catch (JsonFaultException error)
        {
            throw new NotebookException($"this cannot be read as {wanted}: {error.Fault.Placed}. {error.Fault.Mend}.", path, error.Fault.Line, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"this cannot be read as {wanted}: {error.Message}", path, inner: error);
        }
    }

    /// <summary>A text setting; null if absent.</summary>
    /// <exception cref="NotebookException">The setting is not text.</exception>
    internal static string? Text(JsonObject json, string name, string path) => json[name] is not { } value ? null
        : value is JsonValue text && text.TryGetValue<string>(out var found) ? found
        : throw new NotebookException($"{name} must be a text, found {value.ToJsonString()}.", path);
}
