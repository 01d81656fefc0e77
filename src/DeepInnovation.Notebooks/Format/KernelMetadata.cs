using System.Text.Json.Nodes;

namespace DeepInnovation.Notebooks.Format;

/// <summary>The metadata by which VS Code, Jupyter and Verso know a C# notebook of .NET Interactive.</summary>
internal static class KernelMetadata
{
    internal static JsonObject Complete(JsonObject? given)
    {
        var metadata = given is null ? [] : (JsonObject)given.DeepClone();
        metadata["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" };
        metadata["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" };
        metadata["polyglot_notebook"] = new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = "csharp",
                ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["languageName"] = "csharp", ["name"] = "csharp" }),
            },
        };
        return metadata;
    }
}
