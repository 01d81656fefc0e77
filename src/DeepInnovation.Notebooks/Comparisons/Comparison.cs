namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>Collects what differs between two outputs under one cell's rules, and counts what was compared.</summary>
/// <param name="rules">What the cell declares.</param>
internal sealed class Comparison(ComparisonRules rules)
{
    private readonly List<ValueDifference> _differences = [];

    internal ComparisonRules Rules => rules;

    internal IReadOnlyList<ValueDifference> Differences => _differences;

    /// <summary>How many values were compared: numbers, and the pieces of text between them.</summary>
    internal int Values { get; private set; }

    internal void Number(string place, string from, string to, double before, double after)
    {
        Values++;
        if (from != to && !rules.AreEqual(before, after))
            _differences.Add(new ValueDifference(
                place, from, to, after - before, Math.Abs(after - before) / Math.Max(Math.Abs(before), Math.Abs(after))));
    }

    internal void Text(string place, string from, string to)
    {
        Values++;
        if (from != to)
            _differences.Add(new ValueDifference(place, from, to));
    }
}
