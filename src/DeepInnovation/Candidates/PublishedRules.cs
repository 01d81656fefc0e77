using System.Text.Json;
using DeepInnovation.Core.Json;

namespace DeepInnovation.Candidates;

/// <summary>
/// The lists of the published filter (paper.md, Module 1, point 1: the authors' released code), exactly as released: 148 IPC
/// entries of which 119 are different, 178 keywords of which 171 are. Kept as data in <c>Rules/published.json</c>.
/// </summary>
public static class PublishedRules
{
    static PublishedRules()
    {
        using var published = Open("published.json");
        var ipc = published.RootElement.GetProperty("ipc");
        Source = published.RootElement.GetProperty("source").GetString()!;
        Keywords = Strings(published.RootElement.GetProperty("keywords"));
        IpcAccepted = Strings(ipc.GetProperty("accepted"));
        IpcPrefixes = Strings(ipc.GetProperty("acceptedAsPrefix"));
        IpcExclusions = [.. ipc.GetProperty("excludedUnderPrefix").EnumerateObject().SelectMany(p => Strings(p.Value))];
        using var broad = Open("broad.json");
        BroadKeywords = Strings(broad.RootElement.GetProperty("keywords"));
    }

    /// <summary>Where the published lists come from.</summary>
    public static string Source { get; }

    /// <summary>The 178 keywords in the published order, duplicates included.</summary>
    public static IReadOnlyList<string> Keywords { get; }

    /// <summary>The 148 IPC entries that the published code compares as whole strings, duplicates included.</summary>
    public static IReadOnlyList<string> IpcAccepted { get; }

    /// <summary>The two IPC entries that the published code takes as prefixes.</summary>
    public static IReadOnlyList<string> IpcPrefixes { get; }

    /// <summary>What the published code means to leave out under its prefixes.</summary>
    public static IReadOnlyList<string> IpcExclusions { get; }

    /// <summary>
    /// Ours, not published: the keywords that say too little alone; <see cref="RuleSet.Corrected"/> wants a second one.
    /// </summary>
    public static IReadOnlyList<string> BroadKeywords { get; }

    private static JsonDocument Open(string file)
    {
        using var stream = typeof(PublishedRules).Assembly.GetManifestResourceStream($"DeepInnovation.Candidates.Rules.{file}")!;
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return StrictJson.Document(bytes.ToArray());
    }

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
