namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>Collects differences between two outputs under a cell's rules, and counts compared values.</summary>
/// <param name="rules">The cell's rules.</param>
internal sealed class Comparison(ComparisonRules rules)
{
    private readonly List<ValueDifference> _differences = [];

    internal ComparisonRules Rules => rules;

    internal IReadOnlyList<ValueDifference> Differences => _differences;

    /// <summary>The number of compared values: numbers, and the text between them.</summary>
    internal int Values { get; private set; }

    internal void Number(string place, string from, string to, double before, double after)
    {
        Values++;
        if (from != to && !rules.AreEqual(before, after))
            _differences.Add(new ValueDifference(place, from, to, after - before, Math.Abs(after - before) / Math.Max(Math.Abs(before), Math.Abs(after))));
    }

    internal void Text(string place, string from, string to)
    {
        Values++;
        if (from != to)
            _differences.Add(new ValueDifference(place, from, to));
    }
}
