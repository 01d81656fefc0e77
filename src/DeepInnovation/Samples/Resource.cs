namespace DeepInnovation.Samples;

/// <summary>Text files that are compiled into the library.</summary>
internal static class Resource
{
    /// <summary>A file of this folder, with line feeds.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream($"DeepInnovation.Samples.{name}")
            ?? throw new InvalidOperationException($"{name} is not compiled into the library.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The lines of a file in this folder, without surrounding white space.</summary>
    public static IEnumerable<string> Lines(string name) => Text(name).Split('\n', StringSplitOptions.TrimEntries);
}
