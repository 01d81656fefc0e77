using System.Globalization;
using System.Text;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Interactive.Display;

/// <summary>Renders one document as a card: title, metadata, keywords, folded abstract.</summary>
internal static class DocumentCard
{
    internal static View Of(Document document) => new(Markup.Frame(Html(document)), Text(document));

    internal static View Of(IReadOnlyList<Document> documents) =>
        new(Markup.Frame(string.Concat(documents.Select(Html))), string.Join("\n\n", documents.Select(Text)));

    private static string Html(Document document)
    {
        var html = new StringBuilder("<article class=\"card\"><h4>").Append(Markup.Encode(Title(document))).Append("</h4><p>")
            .Append(Markup.Encode(string.Join(" · ", Facts(document)))).Append("</p>");
        Tags(html, "IPC", document.Ipc);
        Tags(html, "Keywords", document.Keywords);
        if (document.Abstract.Length > 0)
            html.Append("<details><summary>Abstract</summary><p>").Append(Markup.Encode(document.Abstract))
                .Append("</p></details>");
        return html.Append("</article>").ToString();
    }

    private static void Tags(StringBuilder html, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        html.Append("<p>").Append(name).Append(": ");
        foreach (var value in values)
            html.Append("<span class=\"tag\">").Append(Markup.Encode(value)).Append("</span>");
        html.Append("</p>");
    }

    private static string Text(Document document)
    {
        var lines = new List<string> { Title(document), string.Join(" · ", Facts(document)) };
        if (document.Ipc.Count > 0)
            lines.Add("IPC: " + string.Join("; ", document.Ipc));
        if (document.Keywords.Count > 0)
            lines.Add("Keywords: " + string.Join("; ", document.Keywords));
        if (document.Abstract.Length > 0)
            lines.Add(Markup.Shorten(VisibleText.Line(document.Abstract), 400));
        return string.Join('\n', lines.Select(VisibleText.Line));
    }

    private static string Title(Document document) => document.Title.Length > 0 ? document.Title : "(no title)";

    private static IEnumerable<string> Facts(Document document)
    {
        yield return document.Kind == DocumentKind.Paper ? "paper" : "patent";
        yield return document.Id;
        yield return document.Year?.ToString(CultureInfo.InvariantCulture) ?? "year unknown";
        if (document.Country is not null)
            yield return document.Country;
        if (document.Language is not null)
            yield return document.Language;
        if (document.Field is not null)
            yield return document.Field;
        if (document.Cited is { } cited)
            yield return $"cited {Markup.Count(cited)} times";
        if (document.Label is { } label)
            yield return label == 1 ? "labelled AI" : "labelled not AI";
    }
}
