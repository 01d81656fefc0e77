namespace DeepInnovation.Interactive;

/// <summary>A table ready to be written: the shown rows, column by column, and how many rows there are in all.</summary>
/// <param name="Title">What stands above it; null for nothing.</param>
/// <param name="Columns">The columns.</param>
/// <param name="ShownRows">Rows in the columns' cells.</param>
/// <param name="TotalRows">Rows of the whole table.</param>
/// <param name="Note">What stands below it instead of the number of rows; null for that number.</param>
internal sealed record Grid(string? Title, IReadOnlyList<GridColumn> Columns, int ShownRows, long TotalRows, string? Note = null)
{
    /// <summary>The line below the table: <c>10 of 3,000 rows</c>.</summary>
    internal string Caption => Note ?? (ShownRows < TotalRows
        ? $"{Markup.Count(ShownRows)} of {Markup.Count(TotalRows)} rows"
        : $"{Markup.Count(TotalRows)} {(TotalRows == 1 ? "row" : "rows")}");

    /// <summary>The table as HTML and as text.</summary>
    internal View ToView() => new(HtmlTable.Write(this), TextTable.Write(this));
}
