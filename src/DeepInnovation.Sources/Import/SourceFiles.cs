using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import;

/// <summary>Finds a source's files under the paths that the user gave.</summary>
internal static class SourceFiles
{
    /// <summary>
    /// A file is taken as it is; of a folder all files below it that <paramref name="belongs"/> accepts by name. In ordinal order
    /// of their names, hidden files and our own temporary ones left out. O(files log files).
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="belongs">Whether a name in a folder is one of the source's.</param>
    /// <param name="expected">What to give, for the message.</param>
    /// <param name="isRecord">Whether a file of that name is one record: an empty one is then rejected like any bad
    /// record and stops nothing.</param>
    /// <exception cref="InputException">A path does not exist, nothing belongs to the source, or two
    /// files have one name.</exception>
    internal static IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths, Func<string, bool> belongs, string expected,
        Func<string, bool>? isRecord = null)
    {
        var files = new List<SourceFile>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
                files.Add(new SourceFile(path, Path.GetFileName(path)));
            else if (Directory.Exists(path))
                files.AddRange(
                    Below(path, belongs, prefix: paths.Count > 1 ? Path.GetFileName(Path.GetFullPath(path)) + "/" : ""));
            else
                throw new InputException($"{path} does not exist", "Check the name");
        }

        if (files.Count == 0)
            throw new InputException($"no file of this source lies under {string.Join(", ", paths)}", $"Give {expected}");
        files = [.. files.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Path, StringComparer.Ordinal)];
        for (var i = 1; i < files.Count; i++)
        {
            if (files[i].Name == files[i - 1].Name)
                throw new InputException($"{files[i - 1].Path} and {files[i].Path} would have one name in the corpus",
                    "Give the folder above both");
        }

        foreach (var file in files)
        {
            if (isRecord is null || !isRecord(file.Name))
                InputText.Check(file.Path);
            if (isRecord is null)
                InputText.RefuseAvro(file.Path);
        }

        return files;
    }

    /// <summary>
    /// True for what operating systems put beside the files of users: macOS's <c>._name</c> (a fork of the file <c>name</c> in
    /// AppleDouble), <c>__MACOSX</c> and <c>.DS_Store</c>, Windows' <c>Thumbs.db</c> and <c>desktop.ini</c>. They are no
    /// records, in folders and in archives.
    /// </summary>
    internal static bool IsSystemFile(string name)
    {
        var parts = name.Split('/', '\\');
        return parts[^1].StartsWith("._", StringComparison.Ordinal) || parts.Contains("__MACOSX", StringComparer.Ordinal)
            || parts[^1].ToLowerInvariant() is ".ds_store" or "thumbs.db" or "desktop.ini";
    }

    private static IEnumerable<SourceFile> Below(string folder, Func<string, bool> belongs, string prefix) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')
        where !name.Split('/').Any(part => part.StartsWith('.')) && !IsSystemFile(name)
            && !name.EndsWith(AtomicFile.TemporaryEnding, StringComparison.Ordinal) && belongs(name)
        select new SourceFile(file, prefix + name);
}
