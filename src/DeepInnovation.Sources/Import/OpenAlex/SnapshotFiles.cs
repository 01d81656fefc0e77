using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import.OpenAlex;

/// <summary>
/// Which files under the paths that a user gives hold works: of the snapshot since June 2026
/// (<c>data/jsonl/works/updated_date=…/part_0000.gz</c>, <c>data/parquet/works/…</c>), of the one before
/// (<c>data/works/updated_date=…/part_000.gz</c>), or of the API. Folders of other entities are left out, Parquet where the same
/// snapshot lies there as JSON Lines too, and manifests, which are no records. <c>merged_ids/works</c> is read first. Newest
/// <c>updated_date</c> first, so that the newest record of a work is met first; files without one last; then by name.
/// </summary>
internal sealed class SnapshotFiles
{
    private const string PartitionPrefix = "updated_date=";
    private const string Expected = "the folder works of the snapshot, or files of works: "
        + "JSON Lines (.jsonl, .ndjson, .json, .gz, .zst), pages of the API or Parquet";
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "authors", "awards", "concepts", "continents", "countries", "domains", "fields", "funders", "institution-types",
        "institutions", "keywords", "languages", "licenses", "oa-statuses", "publishers", "sdgs", "source-types", "sources",
        "subfields", "topics", "types", "work-types",
    };

    private SnapshotFiles(IReadOnlyList<SourceFile> files, IReadOnlyList<string> leftOut) => (Files, LeftOut) = (files, leftOut);

    internal IReadOnlyList<SourceFile> Files { get; }

    /// <summary>What was left out, a sentence for each thing.</summary>
    internal IReadOnlyList<string> LeftOut { get; }

    /// <exception cref="InputException">A path does not exist, or no file of works lies under the paths.</exception>
    internal static SnapshotFiles Find(IReadOnlyList<string> paths)
    {
        var found = SourceFiles.Find(paths, Belongs, Expected, isRecord: _ => true).Where(f => !IsManifest(f.Path)).ToList();
        var given = paths.Where(File.Exists).ToHashSet(StringComparer.Ordinal);
        var others = found.Select(f => (File: f, Entity: given.Contains(f.Path) ? null : EntityOf(f.Path)))
            .Where(f => f.Entity is not null)
            .GroupBy(f => f.Entity!, f => f.File, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        found.RemoveAll(others.SelectMany(g => g).ToHashSet().Contains);
        // In a folder any other CSV is none of OpenAlex; given by name it must be one of merged works.
        found.RemoveAll(f => IsMergedIds(f) && !given.Contains(f.Path) && !Segments(f.Path).Contains("merged_ids"));
        var twins = Twins(found);
        found.RemoveAll(twins.Contains);
        if (!found.Any(f => !IsMergedIds(f)))
            throw None(paths, [.. others.Select(g => g.Key)]);
        foreach (var file in found)
            InputText.Check(file.Path);
        var files = found.OrderBy(f => IsMergedIds(f) ? 0 : 1).ThenByDescending(f => PartitionOf(f.Path) ?? DateOnly.MinValue)
            .ThenBy(f => f.Name, StringComparer.Ordinal);
        return new SnapshotFiles([.. files],
            [.. others.Select(g => Text(g.Key, g.Count())), .. twins.Count > 0 ? [Text(twins.Count)] : Array.Empty<string>()]);
    }

    /// <summary>True for a table of merged works.</summary>
    internal static bool IsMergedIds(SourceFile file) => InputText.Ending(file.Path) == ".csv";

    /// <summary>True for Parquet.</summary>
    internal static bool IsParquet(SourceFile file) => InputText.Ending(file.Path) == ".parquet";

    /// <summary>The day of the partition that a file lies in; null when it lies in none.</summary>
    internal static DateOnly? PartitionOf(string path)
    {
        var folder = Segments(path).SkipLast(1).LastOrDefault(s => s.StartsWith(PartitionPrefix, StringComparison.Ordinal));
        return folder is not null && DateOnly.TryParseExact(folder[PartitionPrefix.Length..], "yyyy-MM-dd",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static bool Belongs(string name) => InputText.Ending(name) switch
    {
        ".jsonl" or ".ndjson" or ".json" or ".parquet" => true,
        // Spark leaves _SUCCESS and the like beside its files.
        "" => !Path.GetFileName(name).StartsWith('_'),
        ".csv" => true,
        _ => false,
    };

    private static bool IsManifest(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith("manifest", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("manifest.json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The entity other than works whose file this is, by the folder's name; null for a file of works. A name alone
    /// says nothing (works about <c>topics</c> may lie in a folder of that name): it counts before a partition or where
    /// the snapshot keeps its entities.
    /// </summary>
    private static string? EntityOf(string path)
    {
        var folders = Segments(path)[..^1];
        var isPartition = folders.Length > 0 && folders[^1].StartsWith(PartitionPrefix, StringComparison.Ordinal);
        var (entity, above) = (folders.ElementAtOrDefault(folders.Length - (isPartition ? 2 : 1)) ?? "",
            folders.ElementAtOrDefault(folders.Length - (isPartition ? 3 : 2)) ?? "");
        if (above == "merged_ids")
            return entity == "works" ? null : $"merged_ids/{entity}";
        var isEntity = above is "jsonl" or "parquet" ? isPartition || Others.Contains(entity)
            : isPartition && Others.Contains(entity);
        return isEntity && entity != "works" ? entity : null;
    }

    /// <summary>Parquet of works that lie there as JSON Lines too, as the snapshot publishes both.</summary>
    private static HashSet<SourceFile> Twins(IReadOnlyList<SourceFile> files)
    {
        var lines = files.Select(f => Root(f.Path, "jsonl")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. files.Where(f => IsParquet(f) && Root(f.Path, "parquet") is { } root && lines.Contains(root))];
    }

    /// <summary>The folder above <c>format/works</c>.</summary>
    private static string? Root(string path, string format)
    {
        var segments = Segments(path);
        for (var i = segments.Length - 3; i >= 0; i--)
        {
            if (segments[i] == format && segments[i + 1] == "works")
                return string.Join('/', segments[..i]);
        }

        return null;
    }

    private static string[] Segments(string path) =>
        Path.GetFullPath(path).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);

    private static string Text(string entity, int files) =>
        string.Create(CultureInfo.InvariantCulture, $"{entity} ({Counted(files)}): only works become documents");

    private static string Text(int twins) =>
        string.Create(CultureInfo.InvariantCulture,
            $"parquet/works ({Counted(twins)}): the works of jsonl/works, which is read, in another format");

    private static string Counted(int files) =>
        string.Create(CultureInfo.InvariantCulture, $"{files:N0} {(files == 1 ? "file" : "files")}");

    private static InputException None(IReadOnlyList<string> paths, List<string> others) => others.Count == 0
        ? new InputException($"no file of this source lies under {string.Join(", ", paths)}", $"Give {Expected}")
        : new InputException($"{string.Join(", ", paths)} {(paths.Count == 1 ? "holds" : "hold")} {Listed(others)} of OpenAlex "
            + "and no works", $"Give {Expected}");

    private static string Listed(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
