using System.Globalization;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Charts.Tables;

/// <summary>
/// Pages through a long table. All rows are in the page, later ones hidden, so nothing is fetched; without scripts the
/// first page and the row count show.
/// </summary>
internal static class TablePages
{
    private static readonly Lazy<string> Code = new(() =>
    {
        using var stream = typeof(TablePages).Assembly.GetManifestResourceStream("DeepInnovation.Charts.pages.js")!;
        using var reader = new StreamReader(stream, AtomicFile.Utf8);
        return $"<script>{reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd()}</script>";
    });

    /// <summary>The script, which adds buttons to every paged table that has none yet.</summary>
    internal static string Script => Code.Value;

    /// <summary>The table's opening tag with rows per page, total rows and rows in the page.</summary>
    internal static string Opening(Grid grid) => string.Create(
        CultureInfo.InvariantCulture, $"<table data-di-page=\"{grid.PageRows}\" data-di-total=\"{grid.TotalRows}\">");
}
