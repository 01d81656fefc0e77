namespace DeepInnovation.Browser.Tests;

/// <summary>The pages of a reproduced run, where one is named: DEEPINNOVATION_SITE is the folder that holds <c>index.html</c>.</summary>
public static class SitePage
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "DEEPINNOVATION_SITE";

    /// <summary>All HTML files of the site, sorted by name; empty when none is named.</summary>
    public static IReadOnlyList<string> All { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];
}
