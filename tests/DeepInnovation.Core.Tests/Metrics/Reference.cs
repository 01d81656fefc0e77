using System.Runtime.CompilerServices;
using System.Text.Json;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Core.Tests.Metrics;

/// <summary>The values that scikit-learn gave (reference/make_reference.py).</summary>
internal sealed record Reference(Dictionary<string, string> MadeWith, List<ReferenceCase> Cases, ReferenceBootstrap Bootstrap)
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Reference Load([CallerFilePath] string here = "") => JsonSerializer.Deserialize<Reference>(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "reference", "reference.json")), SnakeCase)!;
}

internal sealed record ReferenceCase(
    string Name, int[] Labels, double[] Scores, double Threshold, double AveragePrecision, double? Auroc, double Accuracy,
    double[] Negative, double[] Positive, double[] Macro, long[] Confusion, double? Brier, double? CalibrationError,
    long[]? BinCounts, double[]? BinPositiveShares, double[]? BinMeanScores, double[][] Curve)
{
    public RankedScores Data => RankedScores.Of(Labels, Scores);
}

internal sealed record ReferenceBootstrap(int[] Labels, double[] Scores, int Resamples, Dictionary<string, double[]> Intervals);
