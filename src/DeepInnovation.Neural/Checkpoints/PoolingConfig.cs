namespace DeepInnovation.Neural.Checkpoints;

/// <summary>
/// How a sentence-transformers model makes one vector of its token vectors (<c>1_Pooling/config.json</c>). Mean pooling over
/// the tokens that are no padding is the only mode supported (Reimers and Gurevych, 2019, found it the best).
/// </summary>
/// <param name="Dimension">Width of the vectors, as the file says; null where it does not.</param>
internal sealed record PoolingConfig(int? Dimension)
{
    private const string Prefix = "pooling_mode_";

    /// <summary>Reads the file; both spellings in use, one flag a mode and <c>pooling_mode</c>, are known.</summary>
    /// <exception cref="ModelException">The file is missing or broken, or asks for another mode, which is named.</exception>
    public static PoolingConfig Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var json = JsonSettings.Read(path);
        string[] modes = [.. json.TrueFlags().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])];
        if (modes.Length == 0 && json.Text("pooling_mode") is { } mode)
            modes = [mode];
        var found = modes.Length == 0 ? "no mode" : string.Join(" + ", modes);
        return modes is ["mean_tokens" or "mean"]
            ? new(json.Integer("word_embedding_dimension") ?? json.Integer("embedding_dimension"))
            : throw FileFault.In(
                path, $"pooling by {found} is unsupported, expected mean_tokens alone", "Take an encoder with mean pooling");
    }
}
