using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Cleaning;

/// <summary>Metadata that front ends write for themselves. What is not listed here stays, known or not.</summary>
internal static class VolatileMetadata
{
    private static readonly string[] OfNotebook =
        ["widgets", "signature", "vscode", "toc", "toc-autonumbering", "toc-showcode", "colab", "papermill", "varInspector", "nbTranslate", "hide_input", "orig_nbformat", "dotnet_interactive"];

    /// <summary>papermill and Jupyter write times, VS Code and Colab their own ids, the others how a cell is folded.</summary>
    private static readonly string[] OfCell =
        ["execution", "papermill", "ExecuteTime", "vscode", "colab", "pycharm", "outputId", "id", "scrolled", "collapsed", "trusted", "heading_collapsed", "hidden"];

    /// <summary>Removes from a notebook's metadata and returns the keys that went.</summary>
    internal static IReadOnlyList<string> RemoveFromNotebook(JsonObject metadata)
    {
        var removed = Remove(metadata, OfNotebook);
        var plain = new JsonObject();
        NotebookLanguage.Apply(plain);
        // Versions and aliases differ from host to host; what names the language is the same for all.
        foreach (var (key, value) in plain)
        {
            if (metadata.ContainsKey(key) && !JsonNode.DeepEquals(metadata[key], value))
                removed.Add(key);
            metadata[key] = value!.DeepClone();
        }

        return removed;
    }

    /// <summary>Removes from a cell's metadata and returns the keys that went.</summary>
    internal static IReadOnlyList<string> RemoveFromCell(JsonObject metadata)
    {
        var removed = Remove(metadata, OfCell);
        if (metadata["tags"] is JsonArray { Count: 0 })
        {
            metadata.Remove("tags");
            removed.Add("tags");
        }

        return removed;
    }

    private static List<string> Remove(JsonObject metadata, string[] keys) => [.. keys.Where(metadata.Remove)];
}
