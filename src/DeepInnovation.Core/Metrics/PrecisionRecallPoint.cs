namespace DeepInnovation.Core.Metrics;

/// <summary>Precision and recall when every score of at least <see cref="Threshold"/> is taken as label 1.</summary>
public sealed record PrecisionRecallPoint
{
    /// <summary>The lowest score that is accepted.</summary>
    public double Threshold { get; set; }

    /// <summary>Share of the accepted that have label 1; of weighted scores, of the documents that they stand for.</summary>
    public double Precision { get; set; }

    /// <summary>Share of label 1 that is accepted; 1 everywhere when no label is 1, as in scikit-learn.</summary>
    public double Recall { get; set; }

    /// <summary>
    /// The curve: one point for each distinct score, from the highest (so recall rises). Draw it as steps; scikit-learn's
    /// extra end point (precision 1, recall 0) is not part of it. O(n).
    /// </summary>
    public static IReadOnlyList<PrecisionRecallPoint> Curve(RankedScores data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var points = new List<PrecisionRecallPoint>(data.TieGroupEnds.Length);
        var walk = new TieGroups(data, data.Weights);
        while (walk.MoveNext())
        {
            points.Add(new PrecisionRecallPoint
            {
                Threshold = walk.Score,
                Precision = walk.Positives / (walk.Positives + walk.Negatives),
                Recall = data.Positives == 0 ? 1 : walk.Positives / data.PositiveWeight,
            });
        }

        return points;
    }
}
