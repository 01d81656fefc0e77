using DeepInnovation.Core;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Charts;

/// <content>Charts straight from a table.</content>
public static partial class Charts
{
    /// <summary>Grouped bars from a table: one group per value of a column, one colour per value of another. O(rows).</summary>
    /// <param name="title">The title.</param>
    /// <param name="frame">The table; categories keep their order of first occurrence; colours follow the names' order.</param>
    /// <param name="category">The column that names the groups.</param>
    /// <param name="value">The column of values.</param>
    /// <param name="by">The column that names the colours.</param>
    /// <param name="unit">What the values count or measure.</param>
    /// <exception cref="InputException">A column is missing, or the values are not numbers.</exception>
    public static ChartView GroupedBars(string title, DataFrame frame, string category, string value, string by, string unit)
    {
        var (names, colours, values) = (frame.Texts(category), frame.Texts(by), frame.Numbers(value));
        var categories = names.Distinct(StringComparer.Ordinal).ToList();
        // Order colours by name, so that papers and patents keep theirs on every chart of a page.
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
