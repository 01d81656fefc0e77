using DeepInnovation.Charts.Tables;
using DeepInnovation.Charts.Views;
using DeepInnovation.Interactive.Display;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Interactive;

/// <summary>
/// <c>Browse()</c>: a long table with pages to turn, by mouse or keyboard, without a network. It is what a cell shows for a DataFrame or a list
/// as its last expression; <see cref="ShowExtensions"/> shows the first rows alone, for notebooks that are kept small.
/// </summary>
public static class BrowseExtensions
{
    /// <summary>Rows that are put into the page unless told otherwise: a notebook keeps them all.</summary>
    public const int DefaultMost = 50;

    /// <summary>The first <paramref name="most"/> rows of a DataFrame, <paramref name="page"/> at a time.</summary>
    /// <param name="frame">The DataFrame.</param>
    /// <param name="page">Rows of a page.</param>
    /// <param name="most">Rows that can be reached; the output grows with them.</param>
    /// <param name="title">What stands above the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">A page has less than one row, or <paramref name="most"/> is negative.</exception>
    public static View Browse(this DataFrame frame, int page = ShowExtensions.DefaultRows, int most = DefaultMost, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Ready(FrameTable.Of(frame, most, title), page);
    }

    /// <inheritdoc cref="Browse(DataFrame, int, int, string?)"/>
    /// <param name="table">A Parquet table; no more rows than were read can be reached.</param>
    /// <param name="page">Rows of a page.</param>
    /// <param name="most">Rows that can be reached.</param>
    /// <param name="title">What stands above the table; null for the file's name.</param>
    public static View Browse(this TableView table, int page = ShowExtensions.DefaultRows, int most = DefaultMost, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Ready(FrameTable.Of(table.Frame, most, title ?? table.Name, table.TotalRows), page);
    }

    /// <summary>Records of any type with pages to turn, in the layout of <see cref="ShowExtensions.Show{T}(IEnumerable{T}, int, string?)"/>.</summary>
    /// <param name="records">The records.</param>
    /// <param name="page">Rows of a page.</param>
    /// <param name="most">Rows that can be reached.</param>
    /// <param name="title">What stands above the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">A page has less than one row, or <paramref name="most"/> is negative.</exception>
    public static View Browse<T>(this IEnumerable<T> records, int page = ShowExtensions.DefaultRows, int most = DefaultMost, string? title = null)
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
