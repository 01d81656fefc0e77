using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Cleaning;

/// <summary>Lists the metadata that front ends write for their own use. All other metadata stays.</summary>
internal static class VolatileMetadata
{
    private static readonly string[] OfNotebook =
        [
            "widgets", "signature", "vscode", "toc", "toc-autonumbering", "toc-showcode",
            "colab", "papermill", "varInspector", "nbTranslate", "hide_input", "orig_nbformat", "dotnet_interactive",
        ];

    /// <summary>papermill and Jupyter write times, VS Code and Colab their ids, the others whether a cell is folded.</summary>
    private static readonly string[] OfCell =
        [
            "execution", "papermill", "ExecuteTime", "vscode", "colab", "pycharm", "outputId", "id", "scrolled",
            "collapsed", "trusted", "heading_collapsed", "hidden",
        ];

    /// <summary>Removes a notebook's volatile metadata and returns the removed keys.</summary>
    internal static IReadOnlyList<string> RemoveFromNotebook(JsonObject metadata)
    {
        var removed = Remove(metadata, OfNotebook);
        var plain = new JsonObject();
        NotebookLanguage.Apply(plain);
        // Versions and aliases vary by host; the language's name does not.
        foreach (var (key, value) in plain)
        {
            if (metadata.ContainsKey(key) && !JsonNode.DeepEquals(metadata[key], value))
                removed.Add(key);
            metadata[key] = value!.DeepClone();
        }

        return removed;
    }

    /// <summary>Removes a cell's volatile metadata and returns the removed keys.</summary>
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
