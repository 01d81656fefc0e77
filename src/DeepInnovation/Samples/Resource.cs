namespace DeepInnovation.Samples;

/// <summary>Text files that are compiled into the library.</summary>
internal static class Resource
{
    /// <summary>The lines of a file in this folder, without surrounding white space.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream($"DeepInnovation.Samples.{name}")
            ?? throw new InvalidOperationException($"{name} is not compiled into the library.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
    }
}
