namespace DeepInnovation.Charts.Tables;

/// <summary>One column of a table as people read it.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">The type of its values in a word; null to leave it out.</param>
/// <param name="Numeric">True for numbers, which stand right-aligned.</param>
/// <param name="Cells">The cells of the shown rows.</param>
public sealed record GridColumn(string Name, string? Type, bool Numeric, IReadOnlyList<Cell> Cells)
{
    private const int Short = 22;

    /// <summary>The class of its cells: numbers, short texts that stay on one line, and long ones that keep a readable width.</summary>
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

    /// <summary>Formats values as one column: one number of decimals for all of them.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="type">The type of its values in a word; null to leave it out.</param>
    /// <param name="numeric">True for numbers, which stand right-aligned.</param>
    /// <param name="values">The values of the shown rows.</param>
    public static GridColumn Of(string name, string? type, bool numeric, IReadOnlyList<object?> values)
    {
        var format = ColumnFormat.Of(name, values);
        return new GridColumn(name, type, numeric, [.. values.Select(format.Cell)]);
    }
}
