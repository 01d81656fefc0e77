using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Formats;

/// <summary>
/// Writes a notebook as Markdown: each cell follows a comment with its notes, and code stands in language fences.
/// </summary>
internal static partial class MarkdownWriter
{
    internal const string Head = "<!-- notebook: ";
    internal const string CellMark = "<!-- cell: ";
    internal const string End = " -->";

    internal static string Write(NotebookDocument notebook)
    {
        var ids = CellIds.For(notebook.Cells);
        // The default JSON encoder escapes < and >, so no note can close its comment.
        var text = new StringBuilder(Head).Append(CellNotes.OfNotebook(notebook).ToJsonString()).Append(End).Append('\n');
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            var notes = new JsonObject { ["kind"] = cell.Kind.ToString().ToLowerInvariant() };
            foreach (var (key, value) in CellNotes.Of(cell, ids[i]))
                notes[key] = value?.DeepClone();
            text.Append('\n').Append(CellMark).Append(notes.ToJsonString()).Append(End).Append('\n');
            var source = cell.Source.Replace("\r\n", "\n", StringComparison.Ordinal);
            if (cell.Kind == CellKind.Markdown)
                text.Append(MarkAtStart().Replace(source, "<!-- \\"));
            else
                AppendFenced(text, source, cell.Kind == CellKind.Raw ? "raw" : CellNotes.KernelOf(cell));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void AppendFenced(StringBuilder text, string source, string language)
    {
        // A fence must be longer than any run of backticks in the code.
        var longest = Backticks().Matches(source).Select(match => match.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        text.Append(fence).Append(language).Append('\n').Append(source).Append('\n').Append(fence);
    }

    /// <summary>Matches a line in a cell that would read as one of our comments, escaped or not.</summary>
    [GeneratedRegex(@"^<!-- (?=\\*(cell|notebook): )", RegexOptions.Multiline)]
    private static partial Regex MarkAtStart();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();
}
