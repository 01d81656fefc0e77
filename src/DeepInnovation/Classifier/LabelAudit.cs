using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <summary>
/// Finds labels that look wrong, by confident learning (Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty
/// in Dataset Labels", Journal of Artificial Intelligence Research 70, 2021).
/// </summary>
internal static class LabelAudit
{
    /// <summary>Fewer rows of a label than this cannot be divided into folds in a way that teaches.</summary>
    internal const int MinimumPerLabel = 20;

    /// <summary>
    /// Which labels are in doubt. With p_j(x) the out-of-sample probability of label j, and t_j its mean over the rows
    /// labelled j, a row of label i counts as j, the label with p_j(x) ≥ t_j (of two such, the more probable). Doubtful
    /// are rows with j ≠ i: the off-diagonal of the confident joint. So a classifier that is unsure of one label
    /// throughout is not held against it. O(n).
    /// </summary>
    /// <param name="labels">0 or 1 each; a label that does not occur has no threshold, so no row counts as it.</param>
    /// <param name="probabilities">Probability of label 1, by a classifier that did not learn from the row.</param>
    internal static bool[] Doubtful(IReadOnlyList<int> labels, IReadOnlyList<double> probabilities)
    {
        Span<double> sum = [0, 0];
        Span<int> count = [0, 0];
        for (var i = 0; i < labels.Count; i++)
        {
            sum[labels[i]] += Of(labels[i], probabilities[i]);
            count[labels[i]]++;
        }

        var doubtful = new bool[labels.Count];
        for (var i = 0; i < doubtful.Length; i++)
        {
            var (own, other) = (labels[i], 1 - labels[i]);
            var (pOwn, pOther) = (Of(own, probabilities[i]), Of(other, probabilities[i]));
            doubtful[i] = count[other] > 0 && pOther >= sum[other] / count[other]
                && (pOwn < sum[own] / count[own] || pOther > pOwn);
        }

        return doubtful;
    }

    /// <summary>
    /// Probabilities of label 1 by classifiers that did not learn from the text's group: groups are divided among folds
    /// by seed and name, each fold is scored by a classifier that learnt from the others. NaN where nothing can be
    /// learnt: all texts, where a label has fewer than <see cref="MinimumPerLabel"/>, or a fold that leaves one label
    /// only. Costs one fit a fold, in parallel.
    /// </summary>
    /// <param name="create">Makes a classifier that needs no validation texts.</param>
    /// <param name="texts">The texts with their labels.</param>
    /// <param name="groups">Texts of one name share a fold: near-duplicates would tell each other's labels.</param>
    /// <param name="folds">At least 2.</param>
    /// <param name="seed">Decides which group goes where.</param>
    /// <param name="cancellation">Stops it between fits.</param>
    internal static double[] OutOfSample(
        Func<ITextClassifier> create, IReadOnlyList<LabelledText> texts, IReadOnlyList<string> groups, int folds, long seed,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var scores = new double[texts.Count];
        Array.Fill(scores, double.NaN);
        if (Math.Min(texts.Count(t => t.Label == 0), texts.Count(t => t.Label == 1)) < MinimumPerLabel)
            return scores;
        int[] foldOf = [.. groups.Select(g => (int)(SampleRank.Fraction(seed, "audit-fold", g) * folds))];
        Parallel.For(0, folds, new ParallelOptions { CancellationToken = cancellation }, fold =>
        {
            int[] held = [.. Enumerable.Range(0, texts.Count).Where(i => foldOf[i] == fold)];
            LabelledText[] train = [.. texts.Where((_, i) => foldOf[i] != fold)];
            if (held.Length == 0 || train.All(t => t.Label == 0) || train.All(t => t.Label == 1))
                return;
            using var classifier = create();
            classifier.Fit(train, [], cancellation);
            var given = classifier.Score([.. held.Select(i => texts[i].Text)]);
            for (var i = 0; i < held.Length; i++)
                scores[held[i]] = given[i];
        });
        return scores;
    }

    private static double Of(int label, double probability) => label == 1 ? probability : 1 - probability;
}
