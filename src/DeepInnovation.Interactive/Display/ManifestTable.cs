using System.Globalization;
using DeepInnovation.Charts.Tables;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Files;
using DeepInnovation.Runs;

namespace DeepInnovation.Interactive.Display;

/// <summary>Renders a stage's manifest as a small text table: inputs, outputs, counts and cost.</summary>
internal static class ManifestTable
{
    internal static Grid Of(StageManifest manifest)
    {
        var rows = new List<(string What, string Value)>();
        foreach (var input in manifest.Inputs)
            rows.Add(($"read {Shared(input.Path)}", Hash(input.Sha256)));
        foreach (var (name, value) in manifest.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
            rows.Add(($"parameter {name}", value));
        foreach (var (name, value) in manifest.Counts.OrderBy(p => p.Key, StringComparer.Ordinal))
            rows.Add(($"count {name}", Markup.Count(value)));
        foreach (var output in manifest.Outputs)
            rows.Add(($"wrote {output.File}",
                output.Rows is { } count ? $"{Markup.Count(count)} rows, {Size(output.Bytes)}" : Size(output.Bytes)));
        rows.Add(("seed", manifest.Seed.ToString(CultureInfo.InvariantCulture)));
        rows.Add(("wall time", string.Create(CultureInfo.InvariantCulture, $"{manifest.WallSeconds:0.0} s")));
        rows.Add(("peak memory", manifest.PeakMemory is { Length: > 0 } memory ? memory : "unknown"));
        var columns = new[]
        {
            new GridColumn("what", null, false, [.. rows.Select(row => new Cell(row.What))]),
            new GridColumn("value", null, true, [.. rows.Select(row => new Cell(Markup.Shorten(row.Value, Cell.LongestText)))]),
        };
        return new Grid($"Stage {manifest.Stage}", columns, rows.Count, rows.Count, "");
    }

    /// <summary>
    /// Shortens paths to their place in the run or their file name, so that no output reveals the user's folders.
    /// </summary>
    internal static string Shared(string path) =>
        Path.IsPathRooted(path) || path is [_, ':', ..] ? path[(path.LastIndexOfAny(['/', '\\']) + 1)..] : path;

    internal static string Hash(string sha256) => sha256.Length > 12 ? $"SHA-256 {sha256[..12]}…" : sha256;

    internal static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} B",
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:N1} MiB"),
    };
}
