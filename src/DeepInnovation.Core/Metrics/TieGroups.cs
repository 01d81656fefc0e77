namespace DeepInnovation.Core.Metrics;

/// <summary>
/// Walks runs of equal scores from the highest, counting positives and negatives in the run and so far. O(n) in all.
/// </summary>
/// <param name="data">The scores.</param>
/// <param name="weights">How much each row counts; empty for once each.</param>
public ref struct TieGroups(RankedScores data, ReadOnlySpan<double> weights)
{
    private readonly ReadOnlySpan<double> _weights = weights;
    private int _group = -1;
    private int _start;

    /// <summary>Rows of label 1 in this run.</summary>
    internal double GroupPositives { get; private set; }

    /// <summary>Rows of label 0 in this run.</summary>
    internal double GroupNegatives { get; private set; }

    /// <summary>Rows of label 1 up to and with this run.</summary>
    public double Positives { get; private set; }

    /// <summary>Rows of label 0 up to and with this run.</summary>
    public double Negatives { get; private set; }

    /// <summary>The run's score.</summary>
    public readonly double Score => data.Scores[_start - 1];

    /// <summary>Goes to the next group of equal scores; false at the end.</summary>
    public bool MoveNext()
    {
        if (++_group >= data.TieGroupEnds.Length)
            return false;
        var end = data.TieGroupEnds[_group];
        var labels = data.Labels;
        (GroupPositives, GroupNegatives) = (0, 0);
        for (var i = _start; i < end; i++)
        {
            var weight = _weights.IsEmpty ? 1 : _weights[i];
            GroupPositives += weight * labels[i];
            GroupNegatives += weight * (1 - labels[i]);
        }

        _start = end;
        Positives += GroupPositives;
        Negatives += GroupNegatives;
        return true;
    }
}
