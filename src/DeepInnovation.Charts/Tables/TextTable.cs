using System.Globalization;
using System.Text;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Charts.Tables;

/// <summary>Writes a <see cref="Grid"/> as aligned text for terminals and plain readers.</summary>
internal static class TextTable
{
    private const int WidestColumn = 40;

    internal static string Write(Grid grid)
    {
        var lines = new List<StringBuilder>();
        for (var i = 0; i <= grid.FirstRows; i++)
            lines.Add(new StringBuilder());
        foreach (var column in grid.Columns)
        {
            var texts = column.Cells.Take(grid.FirstRows).Select(cell => cell.Text).Prepend(column.Name)
                .Select(text => Markup.Shorten(text, WidestColumn)).ToList();
            var width = texts.Max(Width);
            for (var i = 0; i < texts.Count; i++)
            {
                var gap = new string(' ', width - Width(texts[i]));
                lines[i].Append(lines[i].Length == 0 ? "" : "  ").Append(column.Numeric ? gap + texts[i] : texts[i] + gap);
            }
        }

        var head = grid.Title is null ? "" : grid.Title + "\n";
        var foot = grid.Caption.Length == 0 ? "" : "\n" + grid.Caption;
        return VisibleText.Lines(head + string.Join('\n', lines.Select(line => line.ToString().TrimEnd())) + foot);
    }

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;
}
