namespace DeepInnovation.Charts;

/// <summary>One line, area or point cloud of a chart.</summary>
/// <param name="Name">The name in legend and tooltips.</param>
/// <param name="X">Horizontal positions, ascending for lines.</param>
/// <param name="Y">Values; null leaves a gap. As many as <paramref name="X"/>.</param>
public sealed record Series(string Name, IReadOnlyList<double> X, IReadOnlyList<double?> Y)
{
    /// <summary>Lower bounds of an interval around <see cref="Y"/>, drawn as a band; null for no band.</summary>
    public IReadOnlyList<double?>? Low { get; init; }

    /// <summary>Upper bounds of the interval; null for no band.</summary>
    public IReadOnlyList<double?>? High { get; init; }

    /// <summary>The first line of each point's tooltip, for example a document's title; null for none.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Builds a series from rows, skipping rows without an x. O(rows).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">The rows, in line order.</param>
    /// <param name="x">A row's horizontal position.</param>
    /// <param name="y">The value of a row.</param>
    /// <param name="low">The lower bound of the value's interval.</param>
    /// <param name="high">The upper bound of the value's interval.</param>
    /// <param name="label">The first line of the tooltip.</param>
    public static Series Of<T>(
        string name,
        IEnumerable<T> rows,
        Func<T, double?> x,
        Func<T, double?> y,
        Func<T, double?>? low = null,
        Func<T, double?>? high = null,
        Func<T, string>? label = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var placed = rows.Where(row => x(row) is not null).ToList();
        return new Series(name, [.. placed.Select(row => x(row)!.Value)], [.. placed.Select(y)])
        {
            Low = low is null ? null : [.. placed.Select(low)],
            High = high is null ? null : [.. placed.Select(high)],
            Labels = label is null ? null : [.. placed.Select(label)],
        };
    }

    /// <summary>Builds one series per group of rows, in order of first occurrence. O(rows).</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="group">The name of a row's series.</param>
    /// <param name="x">A row's horizontal position.</param>
    /// <param name="y">The value of a row.</param>
    /// <param name="label">The first line of the tooltip.</param>
    public static IReadOnlyList<Series> By<T>(
        IEnumerable<T> rows, Func<T, string> group, Func<T, double?> x, Func<T, double?> y, Func<T, string>? label = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(group);
        return [.. rows.GroupBy(group, StringComparer.Ordinal).Select(g => Of(g.Key, g, x, y, label: label))];
    }
}
