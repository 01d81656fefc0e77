namespace DeepInnovation.Charts.Tables;

/// <summary>A formatted table column.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">The values' type in a word; null to omit it.</param>
/// <param name="Numeric">True for numbers, which align right.</param>
/// <param name="Cells">Cells of the shown rows.</param>
public sealed record GridColumn(string Name, string? Type, bool Numeric, IReadOnlyList<Cell> Cells)
{
    private const int Short = 22;

    /// <summary>The column's CSS class: numbers, short texts kept on one line, or long texts with a readable width.</summary>
    internal string Class
    {
        get
        {
            if (Numeric)
                return "n";
            var longest = Cells.Count == 0 ? 0 : Cells.Max(cell => cell.Text.Length);
            return longest <= Short ? "s" : "w";
        }
    }

    /// <summary>Formats values as one column with equal decimals.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="type">The values' type in a word; null to omit it.</param>
    /// <param name="numeric">True for numbers, which align right.</param>
    /// <param name="values">The values of the shown rows.</param>
    public static GridColumn Of(string name, string? type, bool numeric, IReadOnlyList<object?> values)
    {
        var format = ColumnFormat.Of(name, values);
        return new GridColumn(name, type, numeric, [.. values.Select(format.Cell)]);
    }
}
