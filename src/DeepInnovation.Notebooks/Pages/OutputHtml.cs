using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DeepInnovation.Notebooks.Documents;
using Markdig;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>Renders outputs as HTML in the richest form that a page can show; HTML and scripts stay verbatim.</summary>
internal static partial class OutputHtml
{
    private static readonly string[] Richest =
        [
            MimeTypes.Html, MimeTypes.Svg, MimeTypes.Png,
            MimeTypes.Jpeg, "image/gif", MimeTypes.Markdown, MimeTypes.Script, "text/latex", MimeTypes.Json, MimeTypes.Plain,
        ];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Appends a cell's outputs.</summary>
    /// <param name="page">The page so far.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="pictures">Maps the cell's nth picture to its file; null if pictures have no files.</param>
    internal static void Append(StringBuilder page, IEnumerable<CellOutput> outputs, Func<int, string>? pictures = null)
    {
        var picture = 0;
        foreach (var output in outputs)
        {
            switch (output)
            {
                case StreamOutput stream:
                    page.Append(CultureInfo.InvariantCulture,
                        $"<pre class=\"output {(stream.Name == "stderr" ? "stderr" : "stdout")}\" tabindex=\"0\">")
                        .Append(Terminal(stream.Text)).Append("</pre>\n");
                    break;
                case ErrorOutput error:
                    page.Append("<div class=\"output error\" role=\"alert\">").Append(Advice(error)).Append("<strong>")
                        .Append(PageFrame.Encode(error.Name)).Append("</strong>: ")
                        .Append(PageFrame.Encode(error.Value)).Append("<pre tabindex=\"0\">")
                        .Append(Terminal(string.Join('\n', Below(error)))).Append("</pre></div>\n");
                    break;
                case DisplayOutput display:
                    page.Append("<div class=\"output\">").Append(Of(display));
                    if (pictures is not null && PageFigure.HasPicture(display))
                        page.Append("<p class=\"get\"><a href=\"").Append(PageFrame.Encode(pictures(picture++)))
                            .Append("\" download>Figure as SVG</a></p>");
                    page.Append("</div>\n");
                    break;
            }
        }
    }

    private static string Of(DisplayOutput display)
    {
        var type = Array.Find(Richest, type => display.Data.ContainsKey(type)) ?? display.Data.FirstOrDefault().Key ?? "";
        var text = display.TextOf(type);
        return type switch
        {
            // Formatters repeat one style block with every value; the page holds it once.
            MimeTypes.Html => FormatterStyle().Replace(text ?? "", ""),
            MimeTypes.Svg => text ?? "",
            MimeTypes.Markdown => Markdown.ToHtml(text ?? "", new MarkdownPipelineBuilder().UsePipeTables().Build()),
            MimeTypes.Script => $"<script>{text}</script>",
            MimeTypes.Json =>
                $"<pre tabindex=\"0\">{PageFrame.Encode(JsonSerializer.Serialize(display.Data[type], Indented))}</pre>",
            _ when type.StartsWith("image/", StringComparison.Ordinal) => "<img alt=\"output of the cell\" "
                + $"src=\"data:{PageFrame.Encode(type)};base64,{PageFrame.Encode(text?.ReplaceLineEndings("") ?? "")}\">",
            // Scrollable blocks must be reachable by keyboard.
            _ => $"<pre tabindex=\"0\">{PageFrame.Encode(text ?? display.Data[type]?.ToJsonString() ?? "")}</pre>",
        };
    }

    /// <summary>Put the fix before the error.</summary>
    private static string Advice(ErrorOutput error) =>
        error.Traceback.FirstOrDefault(IsAdvice) is { } advice ? $"<p class=\"advice\">{PageFrame.Encode(advice)}</p>" : "";

    /// <summary>The traceback without the lines already in the heading.</summary>
    private static IEnumerable<string> Below(ErrorOutput error) =>
        error.Traceback.Where(line => !IsAdvice(line) && line != $"{error.Name}: {error.Value}");

    private static bool IsAdvice(string line) => line.StartsWith(Sessions.CellAdvice.Start, StringComparison.Ordinal);

    /// <summary>Strips terminal colour codes from console text.</summary>
    private static string Terminal(string text) => PageFrame.Encode(ColourCode().Replace(text, ""));

    [GeneratedRegex(@"<style>\s*\.dni-code-hint.*?</style>", RegexOptions.Singleline)]
    private static partial Regex FormatterStyle();

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex ColourCode();
}
