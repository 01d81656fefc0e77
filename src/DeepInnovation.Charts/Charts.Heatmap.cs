using System.Globalization;

namespace DeepInnovation.Charts;

/// <content>Heatmaps.</content>
public static partial class Charts
{
    private const int MostLabelledCells = 150;

    // Lightness rises in nearly even steps, so the scale also reads in grey.
    private static readonly object[][] Shades = [[0, "#e8f1f5"], [0.5, "#6fa8c7"], [1, "#0b3c5d"]];

    /// <summary>A heatmap, with numbers in the cells when there are few.</summary>
    /// <param name="title">The title.</param>
    /// <param name="rows">Names of the rows, from the top.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="values">A value for each row and column; null for none.</param>
    /// <param name="unit">What the values count or measure.</param>
    /// <param name="y">The title of the vertical axis.</param>
    /// <param name="x">The title of the horizontal axis.</param>
    /// <exception cref="ArgumentException">The values do not match the rows and columns in number.</exception>
    public static ChartView Heatmap(
        string title,
        IReadOnlyList<string> rows,
        IReadOnlyList<string> columns,
        IReadOnlyList<IReadOnlyList<double?>> values,
        string unit,
        string y = "",
        string x = "")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != rows.Count || values.Any(row => row.Count != columns.Count))
            throw new ArgumentException($"The values must be {rows.Count} rows of {columns.Count} each.", nameof(values));
        var cells = values.Select(row => Figure.Values(row)).ToArray();
        string[][] texts = [.. cells.Select(row => row.Select(v => v is null ? "" : Text(v.Value, unit)).ToArray())];
        return Cells(title, rows, columns, cells, texts, unit, y, x);
    }

    private static ChartView Cells(
        string title, IReadOnlyList<string> rows, IReadOnlyList<string> columns, double?[][] cells, string[][] texts, string unit,
        string y, string x, bool scale = true)
    {
        var figure = new Figure(Math.Clamp(120 + (rows.Count * (rows.Count <= 3 ? 90 : 30)), 240, 900));
        figure.Add("heatmap",
            ("x", columns.Select(Figure.Label).ToArray()),
            ("y", rows.Select(Figure.Label).ToArray()),
            ("z", cells),
            ("text", texts),
            ("texttemplate", rows.Count * columns.Count <= MostLabelledCells ? "%{text}" : null),
            ("colorscale", Shades),
            ("zmin", unit == Share ? 0 : null),
            ("zmax", unit == Share ? 1 : null),
            ("xgap", 2),
            ("ygap", 2),
            ("hoverongaps", false),
            ("showscale", scale),
            ("colorbar", Figure.Attributes(
                ("title", Figure.Attributes(("text", Figure.Label(unit)), ("side", "right"))), ("tickformat", TickFormat(unit)),
                ("outlinewidth", 0), ("thickness", 12))),
            ("hovertemplate", $"{Figure.Label(y)} %{{y}}, {Figure.Label(x)} %{{x}}<br>%{{text}}<extra></extra>"));
        figure.Axis("xaxis", x, null, ("type", "category"), ("showgrid", false));
        figure.Axis("yaxis", y, null, ("type", "category"), ("autorange", "reversed"), ("showgrid", false));
        return figure.ToView(title, $"Heatmap of {rows.Count} rows and {columns.Count} columns, in {unit}.");
    }

    private static string Text(double value, string unit) => unit == Share
        ? (100 * value).ToString("0.0", CultureInfo.InvariantCulture) + " %"
        : value == Math.Truncate(value) ? value.ToString("N0", CultureInfo.InvariantCulture)
        : value.ToString("0.###", CultureInfo.InvariantCulture);
}
