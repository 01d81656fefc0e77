using System.Globalization;
using DeepInnovation.Core;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Charts;

/// <summary>Takes from a DataFrame, by column names, what a chart wants.</summary>
public static class FrameData
{
    /// <summary>A line for each value of the column <paramref name="by"/>, or one for all. O(rows).</summary>
    /// <param name="frame">The table, its rows in the order of the lines.</param>
    /// <param name="x">The column of horizontal places; rows without one are left out.</param>
    /// <param name="y">The column of values; null leaves a gap.</param>
    /// <param name="by">The column that names a row's line; null for a single one.</param>
    /// <exception cref="InputException">There is no such column, or it holds no numbers.</exception>
    public static IReadOnlyList<Series> Series(this DataFrame frame, string x, string y, string? by = null)
    {
        var (xs, ys) = (frame.Numbers(x), frame.Numbers(y));
        var names = by is null ? [.. xs.Select(_ => y)] : frame.Texts(by);
        return DeepInnovation.Charts.Series.By(Enumerable.Range(0, xs.Count), row => names[row], row => xs[row], row => ys[row]);
    }

    /// <summary>A bar for each row. O(rows).</summary>
    /// <exception cref="InputException">There is no such column, or the values are no numbers.</exception>
    public static IEnumerable<(string Name, double Value)> Bars(this DataFrame frame, string name, string value) =>
        frame.Texts(name).Zip(frame.Numbers(value), (text, number) => (text, number ?? 0));

    /// <summary>A column as numbers, null where it has none. O(rows).</summary>
    /// <exception cref="InputException">There is no such column, or it holds no numbers.</exception>
    public static IReadOnlyList<double?> Numbers(this DataFrame frame, string column)
    {
        var values = Column(frame, column);
        if (values is StringDataFrameColumn)
            throw new InputException($"the column \"{column}\" holds texts, not numbers", "Choose another, or CAST it in the query");
        return [.. values.Cast<object?>().Select(value => value is null ? (double?)null : Convert.ToDouble(value, CultureInfo.InvariantCulture))];
    }

    /// <summary>A column as texts, empty where it has none. O(rows).</summary>
    /// <exception cref="InputException">There is no such column.</exception>
    public static IReadOnlyList<string> Texts(this DataFrame frame, string column) =>
        [.. Column(frame, column).Cast<object?>().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];

    private static DataFrameColumn Column(DataFrame frame, string name)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"there is no column \"{name}\"", $"The table has {string.Join(", ", frame.Columns.Select(c => c.Name))}");
    }
}
