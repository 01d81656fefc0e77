using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>The content of an HTML fragment as people and charts read it, without styles, attributes and code.</summary>
/// <param name="Tables">The tables in order; nested ones become text of their cell.</param>
/// <param name="Figures">The JSON in its scripts: chart figures.</param>
/// <param name="Text">The text outside tables, one line per paragraph.</param>
internal sealed record HtmlContent(IReadOnlyList<TableValues> Tables, IReadOnlyList<JsonNode> Figures, string Text)
{
    private static readonly HashSet<string> Blocks = new(
        ["p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "br", "figure", "figcaption", "details",
            "summary", "section", "article", "dt", "dd", "tr", "th", "td", "caption"],
        StringComparer.OrdinalIgnoreCase);

    internal static HtmlContent Of(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        // The parser moves some elements into the head; they belong to the fragment too.
        var document = body.Owner!;
        var figures = document.QuerySelectorAll("script").SelectMany(script => ScriptJson.In(script.TextContent)).ToList();
        foreach (var silent in document.QuerySelectorAll("script, style, template, noscript").ToList())
            silent.Remove();
        // A picture adds nothing to its figure's data.
        foreach (var picture in document.QuerySelectorAll("svg").Where(_ => figures.Count > 0).ToList())
            picture.Remove();
        var tables = document.QuerySelectorAll("table").Where(table => table.ParentElement?.Closest("table") is null).ToList();
        var values = tables.Select(Table).ToList();
        tables.ForEach(table => table.Remove());
        var text = new StringBuilder();
        Append(text, body);
        var lines = text.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        return new HtmlContent(values, figures, string.Join('\n', lines));
    }

    private static TableValues Table(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table).ToList();
        var header = rows.FindLastIndex(row => row.ParentElement?.LocalName == "thead");
        if (header < 0 && rows.Count > 0 && rows[0].Children.All(cell => cell.LocalName == "th"))
            header = 0;
        List<string> columns = header < 0 ? [] : [.. rows[header].Children.Select(HeaderText)];
        return new TableValues(
            columns, [.. rows.Skip(header + 1).Select(row => (IReadOnlyList<string>)[.. row.Children.Select(TextOf)])]);
    }

    /// <summary>A header without the small print below it, which names the type.</summary>
    private static string HeaderText(IElement cell)
    {
        var copy = (IElement)cell.Clone();
        foreach (var small in copy.QuerySelectorAll("small").ToList())
            small.Remove();
        return TextOf(copy);
    }

    /// <summary>An element's text on one line, with blanks at the ends of paragraphs and nested cells.</summary>
    private static string TextOf(IElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Append(StringBuilder text, INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
            {
                text.Append(words.Data);
                continue;
            }

            var isBlock = Blocks.Contains(child.NodeName);
            text.Append(isBlock ? "\n" : "");
            Append(text, child);
            text.Append(isBlock ? "\n" : "");
        }
    }
}
