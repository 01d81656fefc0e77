using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts.Tables;

/// <summary>A table ready to be written: the shown rows, column by column, and how many rows there are in all.</summary>
/// <param name="Title">What stands above it; null for nothing.</param>
/// <param name="Columns">The columns.</param>
/// <param name="ShownRows">Rows in the columns' cells.</param>
/// <param name="TotalRows">Rows of the whole table.</param>
/// <param name="Note">What stands below it instead of the number of rows; null for that number.</param>
public sealed record Grid(string? Title, IReadOnlyList<GridColumn> Columns, int ShownRows, long TotalRows, string? Note = null)
{
    /// <summary>Rows of one page; null where all <see cref="ShownRows"/> are seen at once.</summary>
    public int? PageRows { get; init; }

    /// <summary>Rows that are seen before anybody turns a page.</summary>
    public int FirstRows => Math.Min(ShownRows, PageRows ?? ShownRows);

    /// <summary>The line below the table: <c>10 of 3,000 rows</c>.</summary>
    public string Caption => Note ?? (FirstRows < TotalRows
        ? $"{Markup.Count(FirstRows)} of {Markup.Count(TotalRows)} rows"
        : $"{Markup.Count(TotalRows)} {(TotalRows == 1 ? "row" : "rows")}");

    /// <summary>The table as HTML and as text.</summary>
    public View ToView() => new(HtmlTable.Write(this), TextTable.Write(this));
}
