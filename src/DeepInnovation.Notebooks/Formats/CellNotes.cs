using System.Text.Json.Nodes;
using DeepInnovation.Core.Json;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Formats;

/// <summary>
/// Carries what a cell's text cannot: id, metadata, attachments. Text formats store it as one line of JSON, without what
/// every C# cell or notebook has.
/// </summary>
internal static class CellNotes
{
    private static readonly string[] LanguageKeys = ["polyglot_notebook", "dotnet_interactive"];

    /// <summary>The cell's notes, without its text.</summary>
    internal static JsonObject Of(NotebookCell cell, string id)
    {
        var notes = new JsonObject { ["id"] = id };
        var metadata = (JsonObject)cell.Metadata.DeepClone();
        var plain = new JsonObject();
        if (cell.Kind == CellKind.Code)
            NotebookLanguage.ApplyToCell(plain);
        RemoveEqual(metadata, plain);
        if (metadata.Count > 0)
            notes["metadata"] = metadata;
        if (cell.Other.Count > 0)
            notes["other"] = cell.Other.DeepClone();
        return notes;
    }

    /// <summary>Combines notes and text into a cell.</summary>
    internal static NotebookCell Cell(CellKind kind, string source, JsonObject? notes, string? kernel = null)
    {
        var cell = new NotebookCell(kind, source, notes?["id"]?.ToString() ?? "")
        {
            Metadata = notes?["metadata"]?.DeepClone() as JsonObject ?? [],
            Other = notes?["other"]?.DeepClone() as JsonObject ?? [],
        };
        // Without a kernel in the notes, the divider or fence names the language.
        if (kernel is not null && !NotebookLanguage.IsCSharp(kernel) && !LanguageKeys.Any(cell.Metadata.ContainsKey))
        {
            cell.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = kernel };
            cell.Metadata["dotnet_interactive"] = new JsonObject { ["language"] = kernel };
        }

        return cell;
    }

    /// <summary>The notebook's metadata without the standard C# entries.</summary>
    internal static JsonObject OfNotebook(NotebookDocument notebook)
    {
        var (metadata, plain) = ((JsonObject)notebook.Metadata.DeepClone(), new JsonObject());
        NotebookLanguage.Apply(plain);
        RemoveEqual(metadata, plain);
        return metadata;
    }

    /// <summary>Restores the standard C# entries.</summary>
    internal static JsonObject WithLanguage(JsonObject? metadata)
    {
        metadata = metadata?.DeepClone() as JsonObject ?? [];
        NotebookLanguage.Apply(metadata);
        return metadata;
    }

    /// <summary>The kernel name of a code cell in text formats.</summary>
    internal static string KernelOf(NotebookCell cell) =>
        NotebookLanguage.KernelOf(cell) is { Length: > 0 } kernel && !NotebookLanguage.IsCSharp(kernel) ? kernel : "csharp";

    /// <summary>Parses a line of notes.</summary>
    /// <exception cref="NotebookException">The line is not a JSON object.</exception>
    internal static JsonObject Parse(string json, string? path, int line)
    {
        try
        {
            return StrictJson.Node(json) as JsonObject
                ?? throw new NotebookException("the metadata here are not a JSON object. Fix or delete them.", path, line);
        }
        catch (JsonFaultException error)
        {
            throw new NotebookException($"the metadata here are not JSON: {error.Fault.Placed}. Fix or delete them.", path,
                line + error.Fault.Line - 1, error);
        }
    }

    private static void RemoveEqual(JsonObject metadata, JsonObject plain)
    {
        foreach (var (key, value) in plain)
        {
            if (JsonNode.DeepEquals(metadata[key], value))
                metadata.Remove(key);
        }
    }
}
