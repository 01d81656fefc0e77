using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>A notebook figure stored as a file beside the page.</summary>
/// <param name="File">The file name: notebook, cell and, from a cell's second figure on, its number.</param>
/// <param name="Title">The figure's title.</param>
/// <param name="Svg">The picture.</param>
public sealed partial record PageFigure(string File, string Title, string Svg)
{
    /// <summary>A notebook's figures in order: each output with an SVG representation. O(outputs).</summary>
    public static IReadOnlyList<PageFigure> Of(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return [.. from cell in notebook.Cells
                   from figure in cell.Outputs.OfType<DisplayOutput>().Where(HasPicture).Select(
                       (output, i) => Of(notebook, cell, output, i))
                   select figure];
    }

    internal static bool HasPicture(DisplayOutput output) => output.TextOf(MimeTypes.Svg) is { Length: > 0 };

    /// <summary>
    /// The file name of a cell's <paramref name="number"/>th picture, counted from 0. Cell ids are unique in a notebook.
    /// </summary>
    internal static string FileOf(NotebookDocument notebook, NotebookCell cell, int number) =>
        Unsafe().Replace(
            $"{Path.GetFileNameWithoutExtension(notebook.Name)}-{cell.Id}{(number == 0 ? "" : $".{number + 1}")}", "_") + ".svg";

    private static PageFigure Of(NotebookDocument notebook, NotebookCell cell, DisplayOutput output, int number)
    {
        var file = FileOf(notebook, cell, number);
        // A chart's text starts with its title.
        var title = output.TextOf(MimeTypes.Plain)?.Split('\n')[0].Trim();
        return new PageFigure(
            file, string.IsNullOrEmpty(title) ? Path.GetFileNameWithoutExtension(file) : title, output.TextOf(MimeTypes.Svg)!);
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Unsafe();
}
