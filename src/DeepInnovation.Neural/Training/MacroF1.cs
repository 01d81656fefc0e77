namespace DeepInnovation.Neural.Training;

/// <summary>The mean of the classes' F1, as scikit-learn's f1_score(average="macro").</summary>
internal static class MacroF1
{
    /// <summary>
    /// 2 TP / (2 TP + FP + FN) of each class, averaged over the classes that occur in truth or prediction. O(n).
    /// </summary>
    public static double Of(IReadOnlyList<int> truth, IReadOnlyList<int> predicted, int classes)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        var hits = new int[classes];
        var mentions = new int[classes]; // TP + FP and TP + FN
        foreach (var (t, p) in truth.Zip(predicted))
        {
            mentions[t]++;
            mentions[p]++;
            if (t == p)
                hits[t]++;
        }

        var occurring = Enumerable.Range(0, classes).Where(c => mentions[c] > 0).ToList();
        return occurring.Count == 0 ? 0 : occurring.Average(c => 2.0 * hits[c] / mentions[c]);
    }
}
