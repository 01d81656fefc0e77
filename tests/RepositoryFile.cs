namespace DeepInnovation;

/// <summary>Files of the repository that a test reads where they lie.</summary>
internal static class RepositoryFile
{
    /// <summary>The path of a file given relative to the repository's root.</summary>
    public static string Find(string relative)
    {
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            var path = Path.Combine(up.FullName, relative);
            if (File.Exists(Path.Combine(up.FullName, "DeepInnovation.sln")))
                return File.Exists(path) ? path : throw new FileNotFoundException($"{relative} is not in the repository.", path);
        }

        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
