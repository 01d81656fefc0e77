namespace DeepInnovation.Core.Files;

/// <summary>
/// Tells whether two paths name one file or folder, as the disk sees it: links, relative parts and,
/// where the disk ignores it, case.
/// </summary>
public static class PathIdentity
{
    private static readonly EnumerationOptions All =
        new() { IgnoreInaccessible = true, AttributesToSkip = 0, ReturnSpecialDirectories = false };

    /// <summary>
    /// True when both name the same; two paths at which nothing is must be spelled alike. O(entries of the folders above).
    /// </summary>
    public static bool AreSame(string one, string other) => OnDisk(one) == OnDisk(other);

    /// <summary>
    /// The path with every link followed and every name as the disk spells it. What is not there keeps its spelling.
    /// </summary>
    internal static string OnDisk(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var found = OperatingSystem.IsWindows() ? root.ToUpperInvariant() : root;
        foreach (var name in full[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar],
            StringSplitOptions.RemoveEmptyEntries))
        {
            var step = Path.Combine(found, Spelled(found, name));
            found = Target(step) is { } target ? OnDisk(target) : step;
        }

        return found;
    }

    private static string Spelled(string folder, string name)
    {
        if (!Path.Exists(Path.Combine(folder, name)))
            return name;
        string? other = null;
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder, "*", All).Select(e => Path.GetFileName(e)))
        {
            if (entry == name)
                return name;
            if (entry.Equals(name, StringComparison.OrdinalIgnoreCase))
                other = entry;
        }

        // The folder lists no such name and yet has it: its disk ignores case.
        return other ?? name;
    }

    private static string? Target(string path) => !Path.Exists(path) ? null
        : (Directory.Exists(path) ? Directory.ResolveLinkTarget(path, returnFinalTarget: true)
            : File.ResolveLinkTarget(path, returnFinalTarget: true))?.FullName;
}
