using System.Globalization;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Charts.Tables;

/// <summary>
/// Turns the pages of a long table. The rows are all in the page, those of later pages hidden, so nothing is fetched; where no script may
/// run, the first page and the number of rows are seen.
/// </summary>
internal static class TablePages
{
    private static readonly Lazy<string> Code = new(() =>
    {
        using var stream = typeof(TablePages).Assembly.GetManifestResourceStream("DeepInnovation.Charts.pages.js")!;
        using var reader = new StreamReader(stream, AtomicFile.Utf8);
        return $"<script>{reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd()}</script>";
    });

    /// <summary>The script, for every table of the page that has pages and no buttons yet.</summary>
    internal static string Script => Code.Value;

    /// <summary>The table's opening tag: rows of a page, rows there are, rows here.</summary>
    internal static string Opening(Grid grid) => string.Create(
        CultureInfo.InvariantCulture, $"<table data-di-page=\"{grid.PageRows}\" data-di-total=\"{grid.TotalRows}\">");
}
