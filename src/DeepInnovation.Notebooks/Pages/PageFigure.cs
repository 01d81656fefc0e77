using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>A figure of a notebook that stands as a file of its own beside the notebook's page.</summary>
/// <param name="File">The file's name: notebook, cell and, from the second of a cell, its number.</param>
/// <param name="Title">What the figure is called.</param>
/// <param name="Svg">The picture.</param>
public sealed partial record PageFigure(string File, string Title, string Svg)
{
    /// <summary>The figures of a notebook, from the first to the last: each output that has an SVG picture. O(outputs).</summary>
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
    /// The name of the <paramref name="number"/>th picture of a cell, counted from 0. Cell ids are unique in a notebook.
    /// </summary>
    internal static string FileOf(NotebookDocument notebook, NotebookCell cell, int number) =>
        Unsafe().Replace($"{Path.GetFileNameWithoutExtension(notebook.Name)}-{cell.Id}{(number == 0 ? "" : $".{number + 1}")}", "_") + ".svg";

    private static PageFigure Of(NotebookDocument notebook, NotebookCell cell, DisplayOutput output, int number)
    {
        var file = FileOf(notebook, cell, number);
        // A chart's text is its title, then what it shows.
        var title = output.TextOf(MimeTypes.Plain)?.Split('\n')[0].Trim();
        return new PageFigure(
            file, string.IsNullOrEmpty(title) ? Path.GetFileNameWithoutExtension(file) : title, output.TextOf(MimeTypes.Svg)!);
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Unsafe();
}
