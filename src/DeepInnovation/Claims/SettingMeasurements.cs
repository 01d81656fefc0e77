using System.Globalization;
using DeepInnovation.Embeddings;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Novelty;
using DeepInnovation.Runs;

namespace DeepInnovation.Claims;

/// <summary>Settings of a run that the paper's claims name: the novelty model's dimensions and the encoder.</summary>
internal static class SettingMeasurements
{
    private const string PaperEncoder = "all-MiniLM-L6-v2";

    /// <summary>The files that are read, where the run has them: the manifests of the novelty and the embeddings stage.</summary>
    public static IEnumerable<RunFile> Files { get; } = [Manifest(NoveltyStage.Place), Manifest(EmbeddingsStage.Place)];

    /// <summary>What the manifests say; a setting that no manifest names is not measured.</summary>
    public static IEnumerable<Measurement> Of(RunFolder run)
    {
        if (Whole(run.ManifestOf(NoveltyStage.Place), "dimensions") is { } k)
            yield return new Measurement("novelty.dimensions", k, $"{Manifest(NoveltyStage.Place)}");
        var embeddings = run.ManifestOf(EmbeddingsStage.Place);
        if (Whole(embeddings, "dimensions") is not { } width)
            yield break;
        var encoder = embeddings!.Parameters.GetValueOrDefault("encoder", "unknown");
        yield return new Measurement("embedding.dimensions", width, $"{Manifest(EmbeddingsStage.Place)}")
        {
            Obstacle = encoder.Contains(PaperEncoder, StringComparison.OrdinalIgnoreCase)
                ? null
                : $"the run's encoder is {encoder}, not {PaperEncoder}",
        };
    }

    private static RunFile Manifest(StagePlace stage) => stage.File(StageManifest.FileName);

    private static int? Whole(StageManifest? manifest, string parameter) =>
        int.TryParse(manifest?.Parameters.GetValueOrDefault(parameter), NumberStyles.None,
            CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
