using System.Globalization;
using DeepInnovation.Embeddings;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Runs;

namespace DeepInnovation.Claims;

/// <summary>Settings of a run that the paper's claims name: the novelty model's dimensions and the encoder.</summary>
public static class SettingMeasurements
{
    private const string PaperEncoder = "all-MiniLM-L6-v2";

    /// <summary>The files that are read, where the run has them: the manifests of the novelty and the embeddings stage.</summary>
    public static IEnumerable<string> Files(RunFolder run) =>
        ((string[])[NoveltyFiles.Folder, EmbeddingFiles.Folder])
            .Select(folder => run.PathOf(folder, StageManifest.FileName)).Where(File.Exists);

    /// <summary>What the manifests say; a setting that no manifest names is not measured.</summary>
    public static IEnumerable<Measurement> Of(RunFolder run)
    {
        if (Whole(run.ManifestOf(NoveltyFiles.Folder), "dimensions") is { } k)
            yield return new Measurement("novelty.dimensions", k, $"{NoveltyFiles.Folder}/{StageManifest.FileName}");
        var embeddings = run.ManifestOf(EmbeddingFiles.Folder);
        if (Whole(embeddings, "dimensions") is not { } width)
            yield break;
        var encoder = embeddings!.Parameters.GetValueOrDefault("encoder", "unknown");
        yield return new Measurement("embedding.dimensions", width, $"{EmbeddingFiles.Folder}/{StageManifest.FileName}")
        {
            Obstacle = encoder.Contains(PaperEncoder, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"the run's encoder is {encoder}, not {PaperEncoder}",
        };
    }

    private static int? Whole(StageManifest? manifest, string parameter) =>
        int.TryParse(manifest?.Parameters.GetValueOrDefault(parameter), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
