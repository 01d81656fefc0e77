using DeepInnovation.Core;

namespace DeepInnovation;

/// <summary>
/// Finds folders of the checkout (<c>data-samples</c>, <c>notebooks</c>) from wherever a command or a notebook was started.
/// </summary>
public static class ProjectFolder
{
    /// <summary>The environment variable by which a program that runs from a copy knows the folder of the original.</summary>
    public const string OriginVariable = "DEEPINNOVATION_ORIGIN";

    /// <summary>The folder of the program of which this is a copy; null when it is none, or the original is gone.</summary>
    public static string? Origin =>
        Environment.GetEnvironmentVariable(OriginVariable) is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    /// <summary>
    /// The absolute path of <paramref name="name"/> in the current folder, one above it, or one
    /// above the program or its original.
    /// </summary>
    /// <exception cref="InputException">It is nowhere there.</exception>
    public static string Find(string name)
    {
        foreach (var start in (string?[])[Environment.CurrentDirectory, AppContext.BaseDirectory, Origin])
        {
            for (var folder = start is null ? null : new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var path = Path.Combine(folder.FullName, name);
                if (Directory.Exists(path) && File.Exists(Path.Combine(folder.FullName, "DeepInnovation.sln")))
                    return path;
            }
        }

        throw new InputException($"there is no folder {name} here or above",
            "Start inside a checkout of DeepInnovation, or name your own files");
    }
}
