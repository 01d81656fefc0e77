using System.Globalization;
using System.Text;
using DeepInnovation.Notebooks.Documents;
using DeepInnovation.Notebooks.Running;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>One entry of the index page.</summary>
/// <param name="Href">The notebook's page, relative to the index.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">A sentence or two of plain text.</param>
public sealed record NotebookIndexEntry(string Href, string Title, string Summary)
{
    /// <summary>True if its run succeeded; null if it was not run.</summary>
    public bool? Succeeded { get; init; }

    /// <summary>The reason why its run failed, in one line; null if it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The run's duration; leave it null if pages must be the same after every run.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Builds an entry from the notebook's first heading and first paragraph.</summary>
    public static NotebookIndexEntry Of(NotebookDocument notebook, string href) =>
        new(href, NotebookText.Title(notebook), NotebookText.Summary(notebook));

    /// <summary>Builds an entry with a run's outcome.</summary>
    public static NotebookIndexEntry Of(NotebookResult result, string href) => Of(result.Notebook, href) with
    {
        Succeeded = result.Succeeded,
        Error = result.Error?.ToString(),
        Duration = result.Duration,
    };
}

/// <summary>The page that links to the notebooks' pages.</summary>
public static class NotebookIndex
{
    /// <summary>Writes the page atomically.</summary>
    /// <param name="path">The <c>.html</c> file.</param>
    /// <param name="title">Its title.</param>
    /// <param name="introHtml">Trusted HTML under the title, inserted verbatim; may be empty.</param>
    /// <param name="entries">The notebooks in order.</param>
    /// <param name="sectionsHtml">Trusted HTML below the list, one element per section, inserted verbatim.</param>
    /// <param name="menu">The site's menu; null for none.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(
        string path, string title, string introHtml, IReadOnlyList<NotebookIndexEntry> entries,
        IReadOnlyList<string>? sectionsHtml = null, SiteMenu? menu = null) =>
        SitePage.Write(path, title, Html(introHtml, entries, sectionsHtml), menu);

    /// <summary>The text that <see cref="Write"/> writes.</summary>
    public static string ToHtml(string title, string introHtml, IReadOnlyList<NotebookIndexEntry> entries,
        IReadOnlyList<string>? sectionsHtml = null) =>
        SitePage.ToHtml(title, Html(introHtml, entries, sectionsHtml));

    private static string Html(string introHtml, IReadOnlyList<NotebookIndexEntry> entries, IReadOnlyList<string>? sectionsHtml)
    {
        var body = new StringBuilder();
        if (introHtml.Length > 0)
            body.Append("<div class=\"intro\">").Append(introHtml).Append("</div>\n");
        body.Append("<h2 id=\"notebooks\">Notebooks</h2>\n<ol class=\"notebooks\">\n");
        foreach (var entry in entries)
        {
            body.Append("<li><h3><a href=\"").Append(PageFrame.Encode(entry.Href)).Append("\">")
                .Append(PageFrame.Encode(entry.Title)).Append("</a></h3>\n");
            if (entry.Summary.Length > 0)
                body.Append("<p>").Append(PageFrame.Encode(entry.Summary)).Append("</p>\n");
            body.Append(Status(entry)).Append("</li>\n");
        }

        body.Append("</ol>\n");
        foreach (var section in sectionsHtml ?? [])
            body.Append("<section class=\"more\">").Append(section).Append("</section>\n");
        return body.ToString();
    }

    private static string Status(NotebookIndexEntry entry)
    {
        var words = new List<string>();
        if (entry.Succeeded is { } succeeded)
            words.Add(succeeded ? "<span class=\"ok\">ran without error</span>"
                : $"<span class=\"failed\">failed{(entry.Error is null ? "" : ": " + PageFrame.Encode(entry.Error))}</span>");
        if (entry.Duration is { } duration)
            words.Add(
                duration.TotalSeconds.ToString(duration.TotalSeconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " s");
        return words.Count == 0 ? "" : $"<p class=\"status\">{string.Join(" · ", words)}</p>\n";
    }
}
