using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Core.Tests.Metrics;

/// <summary>An evaluation that ends with its test.</summary>
internal static class Measured
{
    public static Evaluation Of(RankedScores data, double threshold, EvaluationOptions? options = null) =>
        Evaluation.Of(data, threshold, options, TestContext.Current.CancellationToken);
}
