using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Documents;

namespace DeepInnovation.Notebooks.Formats;

/// <summary>
/// Reads Markdown as a notebook. Our comments divide it into cells; without them each fenced C# block is a code cell, and all
/// else, including other fences, is Markdown.
/// </summary>
internal static partial class MarkdownReader
{
    private static readonly string[] CSharp = ["csharp", "c#", "cs"];

    /// <summary>Tells whether we wrote the text, which makes it a notebook for certain.</summary>
    internal static bool IsNotebook(string text) =>
        text.TrimStart('\uFEFF').StartsWith(MarkdownWriter.Head, StringComparison.Ordinal);

    internal static NotebookDocument Read(string text, string? path)
    {
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').ToList();
        // The final line feed starts no line.
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        var ours = IsNotebook(text);
        var notebook = new NotebookDocument
        {
            Metadata = CellNotes.WithLanguage(ours ? NotesIn(lines[0], MarkdownWriter.Head, path, 1) : null),
            Path = path is null ? null : Path.GetFullPath(path),
        };
        foreach (var cell in ours ? Marked(lines, path) : Plain(lines))
            notebook.Cells.Add(cell);
        return notebook;
    }

    private static IEnumerable<NotebookCell> Marked(List<string> lines, string? path)
    {
        for (var i = 1; i < lines.Count;)
        {
            if (!IsMark(lines[i]))
            {
                if (!string.IsNullOrWhiteSpace(lines[i]))
                    throw new NotebookException("text before the first cell. "
                        + $"Begin it with {MarkdownWriter.CellMark}{{}}{MarkdownWriter.End}.", path, i + 1);
                i++;
                continue;
            }

            var (notes, start) = (NotesIn(lines[i], MarkdownWriter.CellMark, path, i + 1), i + 1);
            var kind =
                notes["kind"]?.ToString() switch { "code" => CellKind.Code, "raw" => CellKind.Raw, _ => CellKind.Markdown };
            if (kind == CellKind.Markdown)
            {
                var end = start;
                while (end < lines.Count && !IsMark(lines[end]))
                    end++;
                i = end;
                // The blank line before the next comment is a separator, not text.
                if (end < lines.Count && end > start && lines[end - 1].Length == 0)
                    end--;
                yield return CellNotes.Cell(kind, EscapedMark().Replace(string.Join('\n', lines[start..end]), "<!-- "), notes);
                continue;
            }

            while (start < lines.Count && string.IsNullOrWhiteSpace(lines[start]))
                start++;
            if (start >= lines.Count || Fence().Match(lines[start]) is not { Success: true } fence)
                throw new NotebookException(
                    "a cell of code needs a fenced block after its comment.", path, Math.Min(start + 1, lines.Count));
            var close = CloseOf(lines, start, fence);
            if (close < 0)
                throw new NotebookException("this fenced block has no end.", path, start + 1);
            yield return CellNotes.Cell(kind, string.Join('\n', lines[(start + 1)..close]), notes,
                kind == CellKind.Code ? fence.Groups["language"].Value : null);
            i = close + 1;
        }
    }

    private static IEnumerable<NotebookCell> Plain(List<string> lines)
    {
        var text = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var close = -1;
            if (Fence().Match(lines[i]) is not { Success: true } fence || (close = CloseOf(lines, i, fence)) < 0)
            {
                text.Add(lines[i]);
            }
            else if (CSharp.Contains(fence.Groups["language"].Value.ToLowerInvariant()))
            {
                foreach (var cell in TextCell())
                    yield return cell;
                yield return new NotebookCell(CellKind.Code, string.Join('\n', lines[(i + 1)..close]));
                i = close;
            }
            else
            {
                text.AddRange(lines[i..(close + 1)]);
                i = close;
            }
        }

        foreach (var cell in TextCell())
            yield return cell;

        IEnumerable<NotebookCell> TextCell()
        {
            var source = DibWriter.Trim(string.Join('\n', text));
            text.Clear();
            return source.Length > 0 ? [new NotebookCell(CellKind.Markdown, source)] : [];
        }
    }

    private static bool IsMark(string line) => line.StartsWith(MarkdownWriter.CellMark, StringComparison.Ordinal);

    private static JsonObject NotesIn(string line, string start, string? path, int number)
    {
        var rest = line[start.Length..].TrimEnd();
        if (!rest.EndsWith("-->", StringComparison.Ordinal))
            throw new NotebookException("this comment must end with --> on its line.", path, number);
        return CellNotes.Parse(rest[..^3], path, number);
    }

    /// <summary>The line that closes the fence opened at <paramref name="start"/> (CommonMark 4.5); -1 if none does.</summary>
    private static int CloseOf(List<string> lines, int start, Match fence)
    {
        var marks = fence.Groups["marks"].Value;
        return lines.FindIndex(start + 1, line =>
            line.TrimEnd() is var end && end.TrimStart(' ') is var bare && end.Length - bare.Length <= 3
            && bare.Length >= marks.Length && bare.All(c => c == marks[0]));
    }

    [GeneratedRegex(@"^<!-- \\(?=\\*(cell|notebook): )", RegexOptions.Multiline)]
    private static partial Regex EscapedMark();

    [GeneratedRegex(@"^(?<marks>`{3,}|~{3,}) *(?<language>[^\s`{]*)[^`]*$")]
    private static partial Regex Fence();
}
