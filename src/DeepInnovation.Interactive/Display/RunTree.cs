using System.Globalization;
using System.Text;
using DeepInnovation.Charts.Tables;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Text;
using DeepInnovation.Runs;

namespace DeepInnovation.Interactive.Display;

/// <summary>
/// Renders runs and manifests as trees of <c>details</c> elements, which open by click or key without scripts, also on GitHub and
/// from disk. As text they are small tables.
/// </summary>
internal static class RunTree
{
    internal static View Of(StageManifest manifest) =>
        new(Markup.Frame($"<div class=\"di-tree\">{Stage(manifest, "", open: true)}</div>"),
            ManifestTable.Of(manifest).ToView().Text);

    internal static View Of(RunFolder run)
    {
        List<(string Folder, StageManifest Manifest)> stages = Directory.Exists(run.Root) ? [.. run.Manifests()] : [];
        var name = Path.GetFileName(run.Root.TrimEnd(Path.DirectorySeparatorChar));
        var summary = string.Create(CultureInfo.InvariantCulture,
            $"Run {name}: {stages.Count} {(stages.Count == 1 ? "stage" : "stages")}, "
            + $"seed {stages.FirstOrDefault().Manifest?.Seed ?? run.Seed}, {stages.Sum(s => s.Manifest.WallSeconds):0.0} s");
        if (stages.Count == 0)
            summary += "; nothing has run in it yet: deepinnovation reproduce fills it";
        var html = new StringBuilder("<div class=\"di-tree\"><details open><summary><strong>").Append(Markup.Encode(summary))
            .Append("</strong></summary>");
        foreach (var (folder, manifest) in stages)
            html.Append(Stage(manifest, folder, open: false));
        var text = string.Join('\n', stages.Select(s => $"  {s.Folder}: {Wrote(s.Manifest)}").Prepend(summary));
        return new View(Markup.Frame(html.Append("</details></div>").ToString()), VisibleText.Lines(text));
    }

    private static string Stage(StageManifest manifest, string folder, bool open)
    {
        var html = new StringBuilder(open ? "<details open><summary>" : "<details><summary>");
        html.Append("<strong>").Append(Markup.Encode(folder.Length > 0 ? folder : $"Stage {manifest.Stage}")).Append("</strong> ")
            .Append(Markup.Encode(Wrote(manifest))).Append("</summary>");
        Branch(html, "read", manifest.Inputs.Select(i => (ManifestTable.Shared(i.Path), ManifestTable.Hash(i.Sha256))));
        Branch(html, "parameters", manifest.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => (p.Key, Markup.Shorten(p.Value, Cell.LongestText))));
        Branch(html, "counts",
            manifest.Counts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, Markup.Count(p.Value))));
        Branch(html, "wrote", manifest.Outputs.Select(
            o => (o.File, (o.Rows is { } rows ? $"{Markup.Count(rows)} rows, " : "") + ManifestTable.Size(o.Bytes))));
        Branch(html, "versions", manifest.Versions.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.Value)));
        Branch(html, "cost",
        [
            ("seed", manifest.Seed.ToString(CultureInfo.InvariantCulture)),
            ("wall time", string.Create(CultureInfo.InvariantCulture, $"{manifest.WallSeconds:0.0} s")),
            ("peak memory", manifest.PeakMemory is { Length: > 0 } memory ? memory : "unknown"),
        ]);
        return html.Append("</details>").ToString();
    }

    private static string Wrote(StageManifest manifest) => string.Create(CultureInfo.InvariantCulture,
        $"{manifest.Outputs.Count} {(manifest.Outputs.Count == 1 ? "file" : "files")}, "
        + $"{Markup.Count(manifest.Outputs.Sum(o => o.Rows ?? 0))} rows, {manifest.WallSeconds:0.0} s");

    private static void Branch(StringBuilder html, string name, IEnumerable<(string What, string Value)> leaves)
    {
        var all = leaves.ToList();
        if (all.Count == 0)
            return;
        html.Append("<details><summary>").Append(name).Append(" (").Append(all.Count).Append(")</summary><table><tbody>");
        foreach (var (what, value) in all)
            html.Append("<tr><th scope=\"row\">").Append(Markup.Encode(what)).Append("</th><td class=\"n\">")
                .Append(Markup.Encode(value)).Append("</td></tr>");
        html.Append("</tbody></table></details>");
    }
}
