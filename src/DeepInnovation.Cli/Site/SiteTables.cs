using System.Globalization;
using System.Text;
using DeepInnovation.Cli.Runs;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Runs;
using static System.Net.WebUtility;

namespace DeepInnovation.Cli.Site;

/// <summary>A table of the run, as offered on the site.</summary>
/// <param name="Stage">The folder of the stage that wrote it.</param>
/// <param name="Output">The file as the stage's manifest has it.</param>
/// <param name="Path">Its file on the site, relative to it; null where it is too large to be sent.</param>
/// <param name="Bytes">The size of that file; of the run's where there is none.</param>
/// <param name="Columns">Its columns, where it is Parquet and not too large.</param>
internal sealed record SiteTable(string Stage, OutputFile Output, string? Path, long Bytes, IReadOnlyList<string> Columns);

/// <summary>The stages' tables for download: Parquet as CSV, text files unchanged, skipped when too large to send.</summary>
internal static class SiteTables
{
    /// <summary>The tables' folder, relative to the site, with one subfolder per stage.</summary>
    public const string Folder = "tables";

    /// <summary>Larger files stay in the run only.</summary>
    public const long MostBytes = 4 << 20;

    private static readonly string[] AsTheyAre = [".csv", ".json", ".md"];

    public static IReadOnlyList<SiteTable> Write(StageContext context, IReadOnlyList<IStage> stages) =>
        [.. from stage in stages
            let outputs = context.Run.ManifestOf(stage.Place)?.Outputs ?? []
            from output in outputs
            where IsParquet(output) ? !outputs.Any(other => other.File == Csv(output))
                : AsTheyAre.Contains(Path.GetExtension(output.File), StringComparer.Ordinal)
            select Write(context, stage.Place.Folder, output)];

    public static string Html(IReadOnlyList<SiteTable> tables)
    {
        var html = new StringBuilder("<h2 id=\"tables\">Tables</h2>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{tables.Count} tables, stage by stage. Tables of more than "
            + $"{MostBytes >> 20} MiB are only named and stay in the run's folder. The SHA-256 is that of the file in the run; "
            + $"the stage's <code>manifest.json</code> has all of it. In tables that the run has as Parquet, "
            + $"and in those saved from a page, a cell that a spreadsheet would run begins with an apostrophe.</p>\n");
        html.Append("<div class=\"scroll\" tabindex=\"0\"><table>\n"
            + "<thead><tr><th scope=\"col\">Stage</th><th scope=\"col\">Table</th><th scope=\"col\">Rows</th><th "
            + "scope=\"col\">Kilobytes</th><th scope=\"col\">Columns</th><th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n");
        foreach (var table in tables)
        {
            var name = table.Path is { } path
                ? $"<a href=\"{HtmlEncode(path)}\" download>{HtmlEncode(Path.GetFileName(path))}</a>"
                : $"{HtmlEncode(table.Output.File)}, in the run's folder";
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{HtmlEncode(table.Stage)}</th><td>{name}</td><td "
                + $"class=\"n\">{(table.Output.Rows is { } rows ? StageManifest.Text(rows) : "–")}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{table.Bytes / 1000.0:N1}</td><td "
                + $"class=\"columns-list\">{HtmlEncode(string.Join(", ", table.Columns))}</td><td><code "
                + $"title=\"{table.Output.Sha256}\">{table.Output.Sha256[..12]}</code></td></tr>\n");
        }

        return html.Append("</tbody></table></div>\n").ToString();
    }

    private static SiteTable Write(StageContext context, string stage, OutputFile output)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        if (output.Bytes > MostBytes)
            return new SiteTable(stage, output, null, output.Bytes, []);
        var (source, target) = (context.Run.PathOf(stage, output.File),
            $"{Folder}/{stage}/{(IsParquet(output) ? Csv(output) : output.File)}");
        if (IsParquet(output))
        {
            var columns = CsvExport.Write(source, context.PathOf(target));
            var bytes = new FileInfo(context.PathOf(target)).Length;
            if (bytes <= MostBytes)
                return new SiteTable(stage, output, target, bytes, columns);
            Disk.Delete(context.PathOf(target));
            return new SiteTable(stage, output, null, output.Bytes, columns);
        }

        AtomicFile.Write(context.PathOf(target), stream =>
        {
            using var file = Disk.OpenRead(source);
            file.CopyTo(stream);
        });
        return new SiteTable(stage, output, target, output.Bytes, []);
    }

    /// <summary>The CSV name of a Parquet table. If the stage wrote that file itself, the table is not converted.</summary>
    private static string Csv(OutputFile output) => Path.ChangeExtension(output.File, ".csv");

    private static bool IsParquet(OutputFile output) => output.File.EndsWith(".parquet", StringComparison.Ordinal);
}
