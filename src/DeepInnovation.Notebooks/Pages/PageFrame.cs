using System.Net;
using System.Reflection;

namespace DeepInnovation.Notebooks.Pages;

/// <summary>The HTML frame of every page, with style and scripts embedded and nothing loaded.</summary>
internal static class PageFrame
{
    /// <summary>
    /// Tells the browser to load nothing external, so that any attempt by an output fails alike on every machine. Allows the
    /// page's scripts and what charts need (blob images and workers).
    /// </summary>
    private const string Policy =
        "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; style-src 'unsafe-inline'; img-src data: blob:; "
        + "font-src data:; media-src data:; connect-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'";

    private static readonly Lazy<string> Style = new(() => Resource("page.css"));

    private static readonly Lazy<string> Script = new(() => Resource("page.js"));

    internal static string Encode(string text) => WebUtility.HtmlEncode(text);

    internal static string Wrap(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Encode(title)}</title>
        <style>
        {Style.Value}</style>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the text</a>
        {body}
        <script>
        {Script.Value}</script>
        </body>
        </html>

        """;

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"DeepInnovation.Notebooks.Pages.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
