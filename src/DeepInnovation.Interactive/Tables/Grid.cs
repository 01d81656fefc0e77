namespace DeepInnovation.Interactive;

/// <summary>A table ready for output: the shown rows by column, and the total number of rows.</summary>
/// <param name="Title">The heading; null for none.</param>
/// <param name="Columns">The columns.</param>
/// <param name="ShownRows">Rows held by the columns.</param>
/// <param name="TotalRows">Rows in the whole table.</param>
/// <param name="Note">A caption to replace the row count; null for the count.</param>
internal sealed record Grid(string? Title, IReadOnlyList<GridColumn> Columns, int ShownRows, long TotalRows, string? Note = null)
{
    /// <summary>Rows per page; null when all <see cref="ShownRows"/> are visible.</summary>
    internal int? PageRows { get; init; }

    /// <summary>Rows visible before paging.</summary>
    internal int FirstRows => Math.Min(ShownRows, PageRows ?? ShownRows);

    /// <summary>The caption below the table: <c>10 of 3,000 rows</c>.</summary>
    internal string Caption => Note ?? (FirstRows < TotalRows
        ? $"{Markup.Count(FirstRows)} of {Markup.Count(TotalRows)} rows"
        : $"{Markup.Count(TotalRows)} {(TotalRows == 1 ? "row" : "rows")}");

    internal View ToView() => new(HtmlTable.Write(this), TextTable.Write(this));
}
