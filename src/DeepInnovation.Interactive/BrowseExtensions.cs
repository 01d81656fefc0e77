using DeepInnovation.Charts.Tables;
using DeepInnovation.Charts.Views;
using DeepInnovation.Interactive.Display;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Interactive;

/// <summary>
/// <c>Browse()</c>: pages through a long table by mouse or keyboard, offline. Cells use it for a DataFrame or list as last
/// expression; <see cref="ShowExtensions"/> shows only the first rows and keeps notebooks small.
/// </summary>
public static class BrowseExtensions
{
    /// <summary>Default number of rows put into the page. The notebook stores all of them.</summary>
    public const int DefaultMost = 50;

    /// <summary>
    /// Pages through the first <paramref name="most"/> rows of a DataFrame, <paramref name="page"/> rows at a time.
    /// </summary>
    /// <param name="frame">The DataFrame.</param>
    /// <param name="page">Rows per page.</param>
    /// <param name="most">Rows in the output, whose size grows with them.</param>
    /// <param name="title">The heading above the table.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="page"/> is less than 1, or
    /// <paramref name="most"/> is negative.</exception>
    public static View Browse(this DataFrame frame, int page = ShowExtensions.DefaultRows,
        int most = DefaultMost, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Ready(FrameTable.Of(frame, most, title), page);
    }

    /// <inheritdoc cref="Browse(DataFrame, int, int, string?)"/>
    /// <param name="table">A Parquet table; only the rows already read are available.</param>
    /// <param name="page">Rows per page.</param>
    /// <param name="most">Rows in the output.</param>
    /// <param name="title">The heading above the table; null for the file's name.</param>
    public static View Browse(this TableView table, int page = ShowExtensions.DefaultRows,
        int most = DefaultMost, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Ready(FrameTable.Of(table.Frame, most, title ?? table.Name, table.TotalRows), page);
    }

    /// <summary>
    /// Pages through records of any type, laid out as by <see cref="ShowExtensions.Show{T}(IEnumerable{T}, int, string?)"/>.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="page">Rows per page.</param>
    /// <param name="most">Rows in the output.</param>
    /// <param name="title">The heading above the table.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="page"/> is less than 1, or
    /// <paramref name="most"/> is negative.</exception>
    public static View Browse<T>(this IEnumerable<T> records, int page = ShowExtensions.DefaultRows,
        int most = DefaultMost, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        return Ready(RowTable.Of(records, most, title), page);
    }

    private static View Ready(Grid grid, int page)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        DeepInnovationFormatters.Register();
        return (grid with { PageRows = page }).ToView();
    }
}
