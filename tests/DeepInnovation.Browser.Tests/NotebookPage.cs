using System.Text;

namespace DeepInnovation.Browser.Tests;

/// <summary>A page made by hand from outputs, as a notebook's page holds them.</summary>
public sealed class NotebookPage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-page-").FullName;
    private readonly StringBuilder _body = new();

    /// <summary>Scripts that run before any output, for example what Jupyter's page brings.</summary>
    public string Head { get; init; } = "";

    /// <summary>Adds the HTML of one output.</summary>
    public NotebookPage Add(string html)
    {
        _body.Append("<section>").Append(html).Append("</section>\n");
        return this;
    }

    /// <summary>Writes the page and gives its path.</summary>
    public string Write()
    {
        var path = Path.Combine(_folder, "page.html");
        File.WriteAllText(path, $$$"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Outputs</title>
            <style>:root{color-scheme:light dark}body{font-family:sans-serif;margin:1rem auto;padding:0 1rem;max-width:60rem;background:#fff;color:#1b1b1b}
            @media(prefers-color-scheme:dark){body{background:#1b1b1b;color:#e8e8e8}}</style>
            {{{Head}}}</head><body>
            {{{_body}}}</body></html>
            """);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
