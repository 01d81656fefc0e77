using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Formats;

/// <summary>Reads the cells that <c>#!import</c> takes from a <c>.dib</c> file.</summary>
internal static class DibFile
{
    /// <summary>The C# cells in order, without Markdown and metadata.</summary>
    /// <exception cref="NotebookException">A cell has another language.</exception>
    internal static IReadOnlyList<string> CSharpCells(string text, string name)
    {
        var cells = DibReader.Read(text, null).Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var other = cells.Select(CellNotes.KernelOf).FirstOrDefault(kernel => kernel != "csharp");
        return other is null ? [.. cells.Select(cell => cell.Source)]
            : throw new NotebookException($"{name} has a cell of another language (#!{other}); only C# can be imported.");
    }
}
