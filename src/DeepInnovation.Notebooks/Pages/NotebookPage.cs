using System.Text;
using System.Text.Json.Nodes;
using DeepInnovation.Notebooks.Format;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>A link to a neighbouring page.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Address">Its relative address.</param>
public sealed record PageLink(string Title, string Address);

/// <summary>
/// An executed notebook as one self-contained HTML page: prose, code, outputs. It loads nothing from anywhere. HTML outputs stand as
/// they are, scripts included, since they are the notebook's own; all other text is encoded.
/// </summary>
public static class NotebookPage
{
    private static readonly string[] Preference = ["text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/latex", "text/plain"];

    /// <summary>Writes the page atomically.</summary>
    /// <param name="notebook">The notebook, executed.</param>
    /// <param name="path">The page's file.</param>
    /// <param name="links">Where to go from here.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(NotebookDocument notebook, string path, params IReadOnlyList<PageLink> links)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells)
            body.Append(cell.IsCode ? Code(cell) : cell.IsMarkdown ? $"<section class=\"prose\">{HtmlText.OfMarkdown(cell.Source)}</section>\n" : "");
        TextFile.Write(path, Frame(notebook.Title, links, body.ToString()));
    }

    internal static string Frame(string title, IReadOnlyList<PageLink> links, string body)
    {
        var navigation = string.Concat(links.Select(link => $"<a href=\"{HtmlText.Encode(link.Address)}\">{HtmlText.Encode(link.Title)}</a>"));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>{HtmlText.Encode(title)}</title>
            <style>
            {PageStyle.Css}
            </style>
            </head>
            <body>
            {(navigation.Length == 0 ? "" : $"<nav aria-label=\"Pages\">{navigation}</nav>")}
            <main>
            {body}
            </main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Code(NotebookCell cell)
    {
        var html = new StringBuilder("<div class=\"cell\">\n");
        html.Append("<div class=\"input\"><pre><code>").Append(HtmlText.OfCode(cell.Source)).Append("</code></pre></div>\n");
        foreach (var output in cell.Outputs)
            html.Append(Output(output));
        return html.Append("</div>\n").ToString();
    }

    private static string Output(JsonObject output) => (string?)output["output_type"] switch
    {
        "stream" => $"<div class=\"output\"><pre>{HtmlText.Encode(NotebookCell.Text(output["text"]))}</pre></div>\n",
        "error" => $"<div class=\"output error\" role=\"alert\"><pre>{HtmlText.Encode(string.Join('\n', ((JsonArray)output["traceback"]!).Select(line => (string?)line)))}</pre></div>\n",
        _ => $"<div class=\"output\">{Data(output["data"] as JsonObject ?? [])}</div>\n",
    };

    private static string Data(JsonObject data)
    {
        var type = Preference.FirstOrDefault(data.ContainsKey);
        var text = type is null ? data.ToJsonString() : NotebookCell.Text(data[type]);
        return type switch
        {
            "text/html" or "image/svg+xml" => text,
            "image/png" or "image/jpeg" => $"<img alt=\"Output of the cell\" src=\"data:{type};base64,{HtmlText.Encode(text.Trim())}\">",
            "text/markdown" => HtmlText.OfMarkdown(text),
            _ => $"<pre>{HtmlText.Encode(text)}</pre>",
        };
    }
}
