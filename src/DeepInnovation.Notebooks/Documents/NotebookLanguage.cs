using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>
/// Reads and writes the metadata that identify a C# notebook: .NET Interactive and Polyglot Notebooks use
/// <c>polyglot_notebook</c>, Jupyter uses <c>kernelspec</c>, older versions use <c>dotnet_interactive</c>.
/// </summary>
internal static class NotebookLanguage
{
    private const string Kernel = "csharp";
    private static readonly string[] Names = ["c#", "csharp", ".net-csharp", "polyglot-notebook"];

    /// <exception cref="NotebookException">The notebook names another language.</exception>
    internal static void Check(JsonObject metadata, string? path)
    {
        var (spec, info) = (metadata["kernelspec"] as JsonObject, metadata["language_info"] as JsonObject);
        var named = (string?[])[spec?["language"]?.ToString(), spec?["name"]?.ToString(), info?["name"]?.ToString()];
        // The first name decides; a notebook without any is taken as C#.
        var language = Array.Find(named, name => !string.IsNullOrEmpty(name));
        if (language is not null && !Names.Contains(language.ToLowerInvariant()))
        {
            var display = spec?["name"]?.ToString() is { Length: > 0 } kernel && kernel != language
                ? $"{language} (kernel {kernel})" : language;
            throw new NotebookException(
                $"this notebook is written in {display}; only C# notebooks (kernel .net-csharp) run here.", path);
        }
    }

    /// <summary>The kernel that a polyglot notebook assigns to a cell; null if none.</summary>
    internal static string? KernelOf(NotebookCell cell) =>
        (cell.Metadata["polyglot_notebook"] as JsonObject)?["kernelName"]?.ToString()
        ?? (cell.Metadata["dotnet_interactive"] as JsonObject)?["language"]?.ToString();

    internal static bool IsCSharp(string kernel) => Names.Contains(kernel.ToLowerInvariant());

    /// <summary>Sets the language keys and keeps all others.</summary>
    internal static void Apply(JsonObject metadata)
    {
        var spec = Child(metadata, "kernelspec");
        (spec["display_name"], spec["language"], spec["name"]) = (".NET (C#)", "C#", ".net-csharp");
        Child(metadata, "language_info")["name"] = "polyglot-notebook";
        var info = Child(Child(metadata, "polyglot_notebook"), "kernelInfo");
        info["defaultKernelName"] = Kernel;
        if (info["items"] is not JsonArray)
            info["items"] = new JsonArray(
                new JsonObject { ["aliases"] = new JsonArray(), ["languageName"] = Kernel, ["name"] = Kernel });
    }

    /// <summary>Marks a code cell as C# unless it names another kernel.</summary>
    internal static void ApplyToCell(JsonObject metadata)
    {
        var (old, current) = (Child(metadata, "dotnet_interactive"), Child(metadata, "polyglot_notebook"));
        var kernel = current["kernelName"]?.ToString() ?? old["language"]?.ToString() ?? Kernel;
        (old["language"], current["kernelName"]) = (kernel, kernel);
    }

    private static JsonObject Child(JsonObject parent, string key)
    {
        if (parent[key] is not JsonObject child)
            parent[key] = child = [];
        return child;
    }
}
