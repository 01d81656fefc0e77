using DeepInnovation.Cli.Tests.Platforms;

namespace DeepInnovation.Cli.Tests.Documents;

/// <summary>
/// The files of the checkout by their path from its root, with slashes, without what builds and runs leave there.
/// </summary>
internal static class RepositoryFiles
{
    private static readonly string[] Folders = ["src", "tests", "docs", "notebooks", "benchmarks", "findings", "data-samples"];

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All { get; } =
        Directory.EnumerateFiles(Checkout.Root)
            .Concat(Folders.Select(name => Checkout.PathOf(name)).Where(Directory.Exists).SelectMany(FilesBelow))
            .Select(file => Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/'))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The documents that these tests read.</summary>
    public static IEnumerable<string> Documents { get; } =
    [
        "README.md", "CONTRIBUTING.md",
        .. All.Where(f => f.StartsWith("docs/", StringComparison.Ordinal) && f.EndsWith(".md", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
        .. All.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith("/README.md", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>One row of a theory for each document.</summary>
    public static TheoryData<string> Rows() => [.. Documents];

    /// <summary>Whether a path names a file or a folder of the repository.</summary>
    public static bool Has(string path) =>
        All.Contains(path) || All.Any(file => file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    /// <summary>Whether a file's path ends with these parts.</summary>
    public static bool HasEnding(string path) =>
        All.Contains(path) || All.Any(file => file.EndsWith("/" + path, StringComparison.Ordinal));

    /// <summary>The text of one of them.</summary>
    public static string Read(string path) => File.ReadAllText(Checkout.PathOf(path.Split('/'))).ReplaceLineEndings("\n");

    private static IEnumerable<string> FilesBelow(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            yield return file;
        foreach (var below in Directory.EnumerateDirectories(folder)
            .Where(path => Path.GetFileName(path) is not ("bin" or "obj" or "artifacts" or "TestResults")))
        {
            foreach (var file in FilesBelow(below))
                yield return file;
        }
    }
}
