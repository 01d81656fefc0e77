using DeepInnovation.Core;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Charts;

/// <content>Charts straight from a table.</content>
public static partial class Charts
{
    /// <summary>A group of bars for each value of one column, a colour for each value of another. O(rows).</summary>
    /// <param name="title">The title.</param>
    /// <param name="frame">The table; categories come in the order in which they first occur, colours by the names that they stand for.</param>
    /// <param name="category">The column that names the groups.</param>
    /// <param name="value">The column of values.</param>
    /// <param name="by">The column that names the colours.</param>
    /// <param name="unit">What the values count or measure.</param>
    /// <exception cref="InputException">There is no such column, or the values are no numbers.</exception>
    public static ChartView GroupedBars(string title, DataFrame frame, string category, string value, string by, string unit)
    {
        var (names, colours, values) = (frame.Texts(category), frame.Texts(by), frame.Numbers(value));
        var categories = names.Distinct(StringComparer.Ordinal).ToList();
        // By name: papers have one colour on a page and patents the other, whoever has the most in the first category.
        var groups = colours.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(colour =>
        {
            var cells = new double?[categories.Count];
            for (var row = 0; row < names.Count; row++)
            {
                if (colours[row] == colour)
                    cells[categories.IndexOf(names[row])] = values[row];
            }

            return (colour, (IReadOnlyList<double?>)cells);
        });
        return GroupedBars(title, categories, [.. groups], unit);
    }
}
