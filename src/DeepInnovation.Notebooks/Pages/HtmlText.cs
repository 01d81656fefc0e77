using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>Text, Markdown and C# as HTML.</summary>
internal static partial class HtmlText
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().UseMathematics().Build();

    internal static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Markdown; links from one notebook to another lead to its page.</summary>
    internal static string OfMarkdown(string text)
    {
        var document = Markdig.Markdown.Parse(text, Markdown);
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.Url is { } url && !url.Contains(':', StringComparison.Ordinal) && url.EndsWith(".ipynb", StringComparison.Ordinal))
                link.Url = url[..^".ipynb".Length] + ".html";
        }

        return document.ToHtml(Markdown);
    }

    /// <summary>C# with keywords, strings and comments marked; a few lines of pattern rather than a library, for reading only.</summary>
    internal static string OfCode(string code)
    {
        var html = new StringBuilder();
        var end = 0;
        foreach (var token in Token().Matches(code).Where(m => m.Groups["c"].Success || m.Groups["s"].Success || m.Groups["k"].Success))
        {
            html.Append(Encode(code[end..token.Index]));
            var kind = token.Groups["c"].Success ? 'c' : token.Groups["s"].Success ? 's' : 'k';
            html.Append("<span class=\"").Append(kind).Append("\">").Append(Encode(token.Value)).Append("</span>");
            end = token.Index + token.Length;
        }

        return html.Append(Encode(code[end..])).ToString();
    }

    [GeneratedRegex("""
        (?<c>//[^\n]*|/\*.*?\*/|^\#[^\n]*)|(?<s>\$?""\"[\s\S]*?""\"|\$?@?"(?:\\.|[^"\\\n])*")|\b(?<k>var|using|new|foreach|for|if|else|return|await|async|in|is|not|null|true|false|static|public|record|class|int|long|double|string|bool|while|switch|out)\b
        """, RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}
