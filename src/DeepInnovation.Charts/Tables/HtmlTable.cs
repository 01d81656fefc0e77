using System.Text;
using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts.Tables;

/// <summary>Writes a <see cref="Grid"/> as an HTML table that scrolls sideways on narrow pages.</summary>
internal static class HtmlTable
{
    internal static string Write(Grid grid) => Markup.Frame(Body(grid));

    /// <summary>The table without style sheet, for views with more content.</summary>
    internal static string Body(Grid grid)
    {
        var html = new StringBuilder("<div class=\"di-scroll\" tabindex=\"0\">")
            .Append(grid.FirstRows < grid.ShownRows ? TablePages.Opening(grid) : "<table>");
        if (grid.Title is not null)
            html.Append("<caption>").Append(Markup.Encode(grid.Title)).Append("</caption>");
        html.Append("<thead><tr>");
        foreach (var column in grid.Columns)
        {
            html.Append(column.Numeric ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                .Append(Markup.Encode(column.Name));
            if (column.Type is not null)
                html.Append("<small>").Append(Markup.Encode(column.Type)).Append("</small>");
            html.Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        var around = grid.Columns.Select(column => $"<td class=\"{column.Class}\">").ToList();
        for (var row = 0; row < grid.ShownRows; row++)
        {
            html.Append(row < grid.FirstRows ? "<tr>" : "<tr hidden>");
            for (var i = 0; i < grid.Columns.Count; i++)
                Append(html, around[i], grid.Columns[i].Cells[row]);
            html.Append("</tr>");
        }

        html.Append("</tbody></table></div>");
        if (grid.Caption.Length > 0)
            html.Append("<p class=\"note\">").Append(Markup.Encode(grid.Caption)).Append("</p>");
        if (grid.FirstRows < grid.ShownRows)
            html.Append(TablePages.Script);
        return html.ToString();
    }

    private static void Append(StringBuilder html, string around, Cell cell)
    {
        html.Append(around);
        var mark = cell.Missing ? "none" : cell.Class;
        if (mark is not null)
            html.Append("<span class=\"").Append(mark).Append("\">");
        html.Append(Markup.Encode(cell.Text));
        if (mark is not null)
            html.Append("</span>");
        html.Append("</td>");
    }
}
