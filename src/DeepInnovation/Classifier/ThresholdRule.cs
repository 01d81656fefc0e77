using DeepInnovation.Core;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>How a threshold is chosen from labelled scores. Give it the validation split, never the test split.</summary>
public sealed record ThresholdRule
{
    private ThresholdRule(double? targetRecall) => TargetRecall = targetRecall;

    /// <summary>The threshold of the highest F1 of label 1; the highest such threshold when several are equal.</summary>
    public static ThresholdRule MaximumF1 { get; } = new((double?)null);

    /// <summary>The recall to reach, or null for <see cref="MaximumF1"/>.</summary>
    public double? TargetRecall { get; }

    /// <summary>The highest threshold that finds at least this share of label 1.</summary>
    /// <exception cref="InputException"><paramref name="recall"/> is not in (0, 1].</exception>
    public static ThresholdRule Recall(double recall) => recall is > 0 and <= 1
        ? new ThresholdRule(recall)
        : throw new InputException(FormattableString.Invariant($"the target recall is {recall}"),
            "Give a share above 0 and up to 1, such as 0.95");

    /// <summary>One of the scores: those of at least it are to be taken as label 1. O(n).</summary>
    /// <exception cref="InputException">No label is 1.</exception>
    public double Choose(RankedScores validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        if (validation.Positives == 0)
            throw new InputException("no document of the validation split has label 1, so no threshold can be chosen",
                "Draw and label more documents");
        var (best, bestPositives, bestSum) = (double.NaN, 0.0, 1.0);
        var walk = new TieGroups(validation, []);
        while (walk.MoveNext())
        {
            if (TargetRecall is { } recall)
            {
                if (walk.Positives >= recall * validation.Positives)
                    return walk.Score;
                continue;
            }

            // F1 = 2 TP / (accepted + positives), compared without rounding.
            var sum = walk.Positives + walk.Negatives + validation.Positives;
            if (walk.Positives * bestSum > bestPositives * sum)
                (best, bestPositives, bestSum) = (walk.Score, walk.Positives, sum);
        }

        return best;
    }

    /// <summary><c>maximum F1</c> or <c>recall of at least 0.95</c>.</summary>
    public override string ToString() =>
        TargetRecall is { } recall ? FormattableString.Invariant($"recall of at least {recall}") : "maximum F1";
}
