namespace DeepInnovation.Classifier;

/// <summary>How the layers of a dual-layer classifier were fitted.</summary>
public sealed record Screening
{
    /// <summary>The recall that the outer threshold had to reach on the validation split.</summary>
    public double TargetRecall { get; init; }

    /// <summary>Texts whose outer probability is at least this pass to the inner layer.</summary>
    public double OuterThreshold { get; init; }

    /// <summary>Texts that passed have label 1 when their inner probability is at least this.</summary>
    public double InnerThreshold { get; init; }

    /// <summary><see cref="InnerThreshold"/> on the scale of the common score: scores of at least this are label 1.</summary>
    public double DecisionThreshold { get; init; }

    /// <summary>The training texts that the outer layer let pass.</summary>
    public required PassCount Train { get; init; }

    /// <summary>The validation texts that the outer layer let pass.</summary>
    public required PassCount Validation { get; init; }

    /// <summary>True when too few training texts of a label passed, so that the inner layer learnt from all.</summary>
    public bool InnerLearntFromAll { get; init; }
}

/// <summary>How many labelled texts passed the outer layer.</summary>
/// <param name="Positives">Texts of label 1.</param>
/// <param name="PositivesPassed">Those of them that passed.</param>
/// <param name="Negatives">Texts of label 0.</param>
/// <param name="NegativesPassed">Those of them that passed.</param>
public sealed record PassCount(int Positives, int PositivesPassed, int Negatives, int NegativesPassed)
{
    /// <summary>Counts. O(n).</summary>
    internal static PassCount Of(IReadOnlyList<LabelledText> texts, IReadOnlyList<bool> passed)
    {
        Span<int> all = [0, 0], through = [0, 0];
        for (var i = 0; i < texts.Count; i++)
        {
            all[texts[i].Label]++;
            through[texts[i].Label] += passed[i] ? 1 : 0;
        }

        return new PassCount(all[1], through[1], all[0], through[0]);
    }
}
