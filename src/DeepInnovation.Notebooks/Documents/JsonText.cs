using System.Text.Json.Nodes;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>Files of JSON, read by the one reader (<see cref="StrictJson"/>), whose faults become a <see cref="NotebookException"/> that names the file.</summary>
internal static class JsonText
{
    /// <summary>The object that a file holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wanted">What it should be: <c>a Jupyter connection file</c>.</param>
    /// <exception cref="NotebookException">It cannot be read, is no JSON or holds no object.</exception>
    internal static JsonObject Object(string path, string wanted)
    {
        try
        {
            return StrictJson.Node(Disk.ReadAllBytes(path)) as JsonObject ?? throw new NotebookException($"this cannot be read as {wanted}: it holds no JSON object.", path);
        }
        catch (JsonFaultException error)
        {
            throw new NotebookException($"this cannot be read as {wanted}: {error.Fault.Placed}. {error.Fault.Hint}.", path, error.Fault.Line, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"this cannot be read as {wanted}: {error.Message}", path, inner: error);
        }
    }

    /// <summary>A setting's text; null where it is absent.</summary>
    /// <exception cref="NotebookException">It is no text.</exception>
    internal static string? Text(JsonObject json, string name, string path) => json[name] is not { } value ? null
        : value is JsonValue text && text.TryGetValue<string>(out var found) ? found
        : throw new NotebookException($"{name} must be a text, found {value.ToJsonString()}.", path);
}
