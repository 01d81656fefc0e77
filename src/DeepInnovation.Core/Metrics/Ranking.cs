namespace DeepInnovation.Core.Metrics;

/// <summary>Metrics of the order alone: no threshold, and unchanged by any strictly increasing function of the scores.</summary>
public static class Ranking
{
    /// <summary>
    /// Average precision, the step-wise area under the precision-recall curve: the sum over distinct thresholds n, from the
    /// highest, of (R_n - R_(n-1)) P_n. It is what scikit-learn's <c>average_precision_score</c> computes; the trapezoid
    /// between points would be too optimistic (Davis and Goadrich, 2006). Equal scores are one threshold. 0 when no label is 1,
    /// as in scikit-learn. O(n).
    /// </summary>
    public static double AveragePrecision(RankedScores data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var value = AveragePrecision(data, data.Weights);
        return double.IsNaN(value) ? 0 : value;
    }

    /// <summary>
    /// Area under the ROC curve: the probability that a document of label 1 scores higher than one of label 0, ties counting
    /// half. Null when one of the two classes is absent, where scikit-learn raises an error. O(n).
    /// </summary>
    public static double? Auroc(RankedScores data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var value = Auroc(data, data.Weights);
        return double.IsNaN(value) ? null : value;
    }

    /// <summary>The same with each row counted with its weight (empty: once); NaN without a positive row.</summary>
    internal static double AveragePrecision(RankedScores data, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        var walk = new TieGroups(data, weights);
        while (walk.MoveNext())
        {
            if (walk.GroupPositives > 0)
                sum += walk.GroupPositives * (walk.Positives / (walk.Positives + walk.Negatives));
        }

        return walk.Positives == 0 ? double.NaN : sum / walk.Positives;
    }

    /// <summary>The same with each row counted with its weight (empty: once); NaN without both classes.</summary>
    public static double Auroc(RankedScores data, ReadOnlySpan<double> weights)
    {
        // Twice the number of ordered pairs: without weights an integer, exact in a double for any n below 9 * 10^7.
        var twice = 0.0;
        var walk = new TieGroups(data, weights);
        while (walk.MoveNext())
            twice += walk.GroupNegatives * ((2 * walk.Positives) - walk.GroupPositives);
        return walk.Positives == 0 || walk.Negatives == 0 ? double.NaN : twice / 2 / walk.Positives / walk.Negatives;
    }
}
