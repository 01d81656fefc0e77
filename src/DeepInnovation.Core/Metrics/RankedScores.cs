using System.Globalization;

namespace DeepInnovation.Core.Metrics;

/// <summary>
/// Labels (0 or 1) with their scores, checked and sorted once from the highest score to the lowest. Every metric is a walk
/// over it. Its order does not depend on the order of the input, so neither does any metric or interval computed from it.
/// </summary>
public sealed class RankedScores
{
    private readonly byte[] _labels;
    private readonly double[] _scores;
    private readonly int[] _groupEnds;

    private RankedScores(byte[] labels, double[] scores, SurveyDesign? design = null)
    {
        (_labels, _scores, Design) = (labels, scores, design);
        _groupEnds = GroupEnds(scores);
        if (design is null)
            PutPositivesFirstInTies();
        foreach (var label in labels)
            Positives += label;
        var walk = new TieGroups(this, Weights);
        while (walk.MoveNext())
            (PositiveWeight, Weight) = (walk.Positives, walk.Positives + walk.Negatives);
    }

    /// <summary>How many scores there are, at least 1.</summary>
    public int Count => _scores.Length;

    /// <summary>How many labels are 1.</summary>
    public int Positives { get; }

    /// <summary>How many labels are 0.</summary>
    public int Negatives => Count - Positives;

    /// <summary>
    /// How the scores were drawn from a population that their metrics are to speak of; null where each stands for itself.
    /// </summary>
    public SurveyDesign? Design { get; }

    /// <summary>The documents that the scores stand for: <see cref="Count"/> without a design.</summary>
    public double Weight { get; }

    /// <summary>Those of label 1 among them.</summary>
    public double PositiveWeight { get; }

    /// <summary>The share of label 1: the average precision that scores without information reach.</summary>
    public double Prevalence => PositiveWeight / Weight;

    /// <summary>True when every score lies in [0, 1], so that it can be read as a probability.</summary>
    public bool AreProbabilities => _scores[0] <= 1 && _scores[^1] >= 0;

    /// <summary>The scores, highest first.</summary>
    internal ReadOnlySpan<double> Scores => _scores;

    /// <summary>The labels in the order of <see cref="Scores"/>; among equal scores label 1 comes first.</summary>
    internal ReadOnlySpan<byte> Labels => _labels;

    /// <summary>The weights in the order of <see cref="Scores"/>; empty where each counts once.</summary>
    internal ReadOnlySpan<double> Weights => Design is null ? [] : Design.Weights;

    /// <summary>Where each run of equal scores ends (exclusive), in order; the last is <see cref="Count"/>.</summary>
    internal ReadOnlySpan<int> TieGroupEnds => _groupEnds;

    /// <summary>Checks and sorts. O(n log n).</summary>
    /// <param name="labels">0 or 1 each.</param>
    /// <param name="scores">Finite numbers, higher for label 1; as many as labels.</param>
    /// <param name="design">How they were drawn, row by row; null where metrics are to be those of the scores themselves.</param>
    /// <exception cref="InputException">There are none, a label is neither 0 nor 1, or a score is not finite. Rows
    /// are counted from 1.</exception>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static RankedScores Of(IReadOnlyList<int> labels, IReadOnlyList<double> scores, SurveyDesign? design = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(scores);
        if (labels.Count != scores.Count)
            throw new ArgumentException($"There are {labels.Count} labels and {scores.Count} scores.", nameof(scores));
        if (design is not null && design.Count != labels.Count)
            throw new ArgumentException($"There are {labels.Count} labels and a design of {design.Count}.", nameof(design));
        if (labels.Count == 0)
            throw new InputException("there are no scores to measure", "Give at least one label with its score");
        var (keys, items) = (new double[labels.Count], new byte[labels.Count]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (labels[i] is not (0 or 1))
                throw Bad("a label is 0 or 1", i, "label", labels[i].ToString(CultureInfo.InvariantCulture));
            if (!double.IsFinite(scores[i]))
                throw Bad("a score is a finite number", i, "score", scores[i].ToString(CultureInfo.InvariantCulture));
            (keys[i], items[i]) = (scores[i], (byte)labels[i]);
        }

        if (design is not null)
            return Weighted(items, keys, design);
        Array.Sort(keys, items);
        Array.Reverse(keys);
        Array.Reverse(items);
        return new RankedScores(items, keys);
    }

    /// <summary>
    /// How many scores reach <paramref name="threshold"/>; they are the first ones of <see cref="Scores"/>. O(log n).
    /// </summary>
    internal int CountAtLeast(double threshold)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_scores[middle] >= threshold)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>
    /// Rows that agree in everything that decides here are interchangeable, so this order too is the same for
    /// every permutation of the input.
    /// </summary>
    private static RankedScores Weighted(byte[] labels, double[] scores, SurveyDesign design)
    {
        int[] order = [.. Enumerable.Range(0, scores.Length)];
        Array.Sort(order, (a, b) =>
        {
            var byScore = scores[b].CompareTo(scores[a]);
            if (byScore != 0)
                return byScore;
            if (labels[a] != labels[b])
                return labels[b] - labels[a];
            var byWeight = design.Weights[b].CompareTo(design.Weights[a]);
            return byWeight != 0 ? byWeight : design.Units[a].CompareTo(design.Units[b]);
        });
        return new RankedScores(Array.ConvertAll(order, i => labels[i]), Array.ConvertAll(order, i => scores[i]),
            design.Reordered(order));
    }

    private static InputException Bad(string problem, int row, string column, string value) =>
        new(problem + string.Create(CultureInfo.InvariantCulture, $" (row {row + 1})"), null, null, column, value,
            "Correct or remove that row");

    private static int[] GroupEnds(double[] scores)
    {
        var ends = new List<int>();
        for (var i = 1; i <= scores.Length; i++)
        {
            if (i == scores.Length || scores[i] != scores[i - 1])
                ends.Add(i);
        }

        return [.. ends];
    }

    // The sort is unstable and the input's order arbitrary; this makes the sequence the same for every permutation.
    private void PutPositivesFirstInTies()
    {
        var start = 0;
        foreach (var end in _groupEnds)
        {
            _labels.AsSpan(start, end - start).Sort((a, b) => b - a);
            start = end;
        }
    }
}
