namespace DeepInnovation.Classifier;

/// <summary>
/// One that judges documents, with all it said: the primary classifier or one that stands beside it for comparison.
/// </summary>
/// <param name="Role">Its part: <c>primary</c>, <c>single-layer</c>, <c>baseline</c> or <c>filter</c>.</param>
/// <param name="Name">Its name, for example <c>baseline</c>.</param>
/// <param name="Scores">Its score for each row of the corpus; NaN where it was not asked.</param>
/// <param name="Threshold">Scores of at least this say AI.</param>
internal sealed record Judge(string Role, string Name, double[] Scores, double Threshold)
{
    internal const string Primary = "primary", SingleLayer = "single-layer", Baseline = "baseline", Filter = "filter";

    /// <summary>True where the sample's labels are its own verdicts: then experts alone can measure it.</summary>
    internal bool GaveLabels { get; init; }

    /// <summary>Its decision on a row that it was asked about.</summary>
    internal bool SaysAI(int row) => Scores[row] >= Threshold;
}
