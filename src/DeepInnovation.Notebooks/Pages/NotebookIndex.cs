using System.Globalization;
using System.Text;
using DeepInnovation.Notebooks.Format;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>A row of the index.</summary>
/// <param name="Result">The notebook and how its run ended.</param>
/// <param name="Address">Its page's relative address.</param>
public sealed record NotebookIndexEntry(NotebookResult Result, string Address);

/// <summary>The page that leads to the notebooks' pages.</summary>
public static class NotebookIndex
{
    /// <summary>Writes the page atomically.</summary>
    /// <param name="path">The page's file.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="introduction">HTML before the list, the caller's own.</param>
    /// <param name="entries">The notebooks in order.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string path, string title, string introduction, IReadOnlyList<NotebookIndexEntry> entries)
    {
        var body = new StringBuilder($"<h1>{HtmlText.Encode(title)}</h1>\n{introduction}\n<h2>The notebooks</h2>\n<div class=\"output\"><table>\n");
        body.Append("<thead><tr><th scope=\"col\">Notebook</th><th scope=\"col\">What it tells</th><th scope=\"col\">Run</th></tr></thead>\n<tbody>\n");
        foreach (var (result, address) in entries)
        {
            var status = result.Succeeded
                ? string.Create(CultureInfo.InvariantCulture, $"<span class=\"status-ok\">✔ {result.Seconds:0.0} s</span>")
                : $"<span class=\"status-failed\">✘ {HtmlText.Encode(result.Failure!.ToString())}</span>";
            body.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"{HtmlText.Encode(address)}\">{HtmlText.Encode(result.Notebook.Title)}</a></td>");
            body.Append(CultureInfo.InvariantCulture, $"<td>{HtmlText.OfMarkdown(FirstParagraph(result.Notebook))}</td><td>{status}</td></tr>\n");
        }

        body.Append("</tbody></table></div>");
        TextFile.Write(path, NotebookPage.Frame(title, [], body.ToString()));
    }

    private static string FirstParagraph(NotebookDocument notebook) => notebook.Cells.Where(cell => cell.IsMarkdown)
        .SelectMany(cell => cell.Source.Split("\n\n"))
        .FirstOrDefault(paragraph => paragraph.Length > 0 && paragraph[0] is not ('#' or '|')) ?? "";
}
