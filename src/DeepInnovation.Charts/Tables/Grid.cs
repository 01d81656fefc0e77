using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts.Tables;

/// <summary>A table ready for output: the shown rows by column, and the total number of rows.</summary>
/// <param name="Title">The heading; null for none.</param>
/// <param name="Columns">The columns.</param>
/// <param name="ShownRows">Rows held by the columns.</param>
/// <param name="TotalRows">Rows in the whole table.</param>
/// <param name="Note">A caption to replace the row count; null for the count.</param>
public sealed record Grid(string? Title, IReadOnlyList<GridColumn> Columns, int ShownRows, long TotalRows, string? Note = null)
{
    /// <summary>Rows per page; null when all <see cref="ShownRows"/> are visible.</summary>
    public int? PageRows { get; init; }

    /// <summary>Rows visible before paging.</summary>
    public int FirstRows => Math.Min(ShownRows, PageRows ?? ShownRows);

    /// <summary>The caption below the table: <c>10 of 3,000 rows</c>.</summary>
    public string Caption => Note ?? (FirstRows < TotalRows
        ? $"{Markup.Count(FirstRows)} of {Markup.Count(TotalRows)} rows"
        : $"{Markup.Count(TotalRows)} {(TotalRows == 1 ? "row" : "rows")}");

    /// <summary>The table as HTML and as text.</summary>
    public View ToView() => new(HtmlTable.Write(this), TextTable.Write(this));
}
