namespace DeepInnovation.Charts;

/// <summary>One line, area or cloud of points of a chart.</summary>
/// <param name="Name">What the legend and the tooltip call it.</param>
/// <param name="X">Horizontal places, ascending for lines.</param>
/// <param name="Y">Values; null leaves a gap. As many as <paramref name="X"/>.</param>
public sealed record Series(string Name, IReadOnlyList<double> X, IReadOnlyList<double?> Y)
{
    /// <summary>Lower ends of an interval around <see cref="Y"/>, drawn as a band; null for no band.</summary>
    public IReadOnlyList<double?>? Low { get; init; }

    /// <summary>Upper ends of the interval.</summary>
    public IReadOnlyList<double?>? High { get; init; }

    /// <summary>What the tooltip says first about each point, for example a document's title; null for nothing.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>A series from rows. Rows without an x are left out. O(rows).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">The rows, in the order of the line.</param>
    /// <param name="x">The horizontal place of a row.</param>
    /// <param name="y">The value of a row.</param>
    /// <param name="low">The lower end of the value's interval.</param>
    /// <param name="high">The upper end of the value's interval.</param>
    /// <param name="label">What the tooltip says first.</param>
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

    /// <summary>A series for each group of rows, in the order in which the groups first occur. O(rows).</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="group">The name of a row's series.</param>
    /// <param name="x">The horizontal place of a row.</param>
    /// <param name="y">The value of a row.</param>
    /// <param name="label">What the tooltip says first.</param>
    public static IReadOnlyList<Series> By<T>(
        IEnumerable<T> rows, Func<T, string> group, Func<T, double?> x, Func<T, double?> y, Func<T, string>? label = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(group);
        return [.. rows.GroupBy(group, StringComparer.Ordinal).Select(g => Of(g.Key, g, x, y, label: label))];
    }
}
