namespace DeepInnovation.Cli.Tests.Platforms;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Checkout
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder in it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The platforms that a package of ours serves, as the build's own file lists them.</summary>
    public static IReadOnlyList<string> ServedPlatforms { get; } =
        [.. System.Xml.Linq.XDocument.Load(PathOf("Directory.Build.targets")).Descendants("ServedPlatforms")
            .Single().Value.Split(';')];

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DeepInnovation.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests lie in no checkout.");
        return folder.FullName;
    }
}
