using System.Globalization;
using DeepInnovation.Core;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Charts;

/// <summary>Extracts chart data from DataFrame columns.</summary>
public static class FrameData
{
    /// <summary>One series per value of column <paramref name="by"/>, or a single one. O(rows).</summary>
    /// <param name="frame">The table, its rows in line order.</param>
    /// <param name="x">The column of horizontal positions; rows without one are skipped.</param>
    /// <param name="y">The column of values; null leaves a gap.</param>
    /// <param name="by">The column that names a row's line; null for a single one.</param>
    /// <exception cref="InputException">A column is missing or not numeric.</exception>
    public static IReadOnlyList<Series> Series(this DataFrame frame, string x, string y, string? by = null)
    {
        var (xs, ys) = (frame.Numbers(x), frame.Numbers(y));
        var names = by is null ? [.. xs.Select(_ => y)] : frame.Texts(by);
        return DeepInnovation.Charts.Series.By(Enumerable.Range(0, xs.Count), row => names[row], row => xs[row], row => ys[row]);
    }

    /// <summary>One bar per row. O(rows).</summary>
    /// <exception cref="InputException">A column is missing or not numeric.</exception>
    public static IEnumerable<(string Name, double Value)> Bars(this DataFrame frame, string name, string value) =>
        frame.Texts(name).Zip(frame.Numbers(value), (text, number) => (text, number ?? 0));

    /// <summary>A numeric column, null for missing values. O(rows).</summary>
    /// <exception cref="InputException">The column is missing or not numeric.</exception>
    public static IReadOnlyList<double?> Numbers(this DataFrame frame, string column)
    {
        var values = Column(frame, column);
        if (values is StringDataFrameColumn)
            throw new InputException($"the column \"{column}\" holds texts, not numbers",
                "Choose another, or CAST it in the query");
        return [.. values.Cast<object?>()
            .Select(value => value is null ? (double?)null : Convert.ToDouble(value, CultureInfo.InvariantCulture))];
    }

    /// <summary>A column as text, empty for missing values. O(rows).</summary>
    /// <exception cref="InputException">The column is missing.</exception>
    public static IReadOnlyList<string> Texts(this DataFrame frame, string column) =>
        [.. Column(frame, column).Cast<object?>().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];

    private static DataFrameColumn Column(DataFrame frame, string name)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InputException($"there is no column \"{name}\"",
                $"The table has {string.Join(", ", frame.Columns.Select(c => c.Name))}");
    }
}
