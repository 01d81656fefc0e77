using System.Text.RegularExpressions;
using DeepInnovation.Core;

namespace DeepInnovation.Sources.Import.PatentsView;

/// <summary>
/// The tables of PatentsView (https://data.uspto.gov/bulkdata/datasets/pvgpatdis and pvpgpubdis), each a TSV in a zip of its own
/// or unpacked. Granted patents: g_patent is needed; g_patent_abstract, g_application (filing_date), g_ipc_at_issue,
/// g_cpc_at_issue or g_cpc_current, g_assignee_disambiguated with g_location_disambiguated are used where they are. Applications
/// published before their grant: pg_published_application is needed, its neighbours begin with <c>pg_</c>.
/// <para>A record is a row of the main table, or a row of another table that cannot be used (unknown or second patent, broken
/// row): those come first and are rejected. id: <c>US</c> + patent_id or pgpub_id. Year: of the filing, where that can be right
/// (<see cref="FilingDate"/>). IPC symbols are put together from their parts (<c>G06N3/08</c>); CPC where a patent has no IPC.
/// The tables are joined in DuckDB, in a temporary file with a memory limit. Where both sets are given the granted patents come
/// first; a grant and the publication of its application are two documents.</para>
/// </summary>
internal sealed partial class PatentsViewImporter : IImporter
{
    private static readonly PatentsViewSchema[] Sets = [PatentsViewSchema.Grants, PatentsViewSchema.Publications];

    /// <inheritdoc/>
    public string Name => "patentsview";

    /// <inheritdoc/>
    public string Description => "PatentsView's tables: "
        + "a folder with g_patent.tsv.zip (grants) or pg_published_application.tsv.zip (publications) and their neighbours";

    /// <inheritdoc/>
    /// <exception cref="InputException">There is no main table, or a table is there twice.</exception>
    public IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths)
    {
        var files = SourceFiles.Find(paths, name => TableOf(name) is not null,
            "the folder of g_patent.tsv.zip or pg_published_application.tsv.zip and its neighbours")
            .Where(f => TableOf(f.Name) is not null).ToList();
        if (files.FirstOrDefault(f => files.Count(other => TableOf(other.Name) == TableOf(f.Name)) > 1) is { } twice)
            throw new InputException($"the table {TableOf(twice.Name)} occurs twice", twice.Path, null, hint: "Keep one of them");
        foreach (var set in Sets)
        {
            if (files.Any(f => IsOf(set, f)) && files.All(f => TableOf(f.Name) != set.MainFile))
                throw new InputException($"no table {set.MainFile} lies under {string.Join(", ", paths)}",
                    $"Fetch {set.MainFile}.tsv.zip too");
        }

        return files.Count > 0 ? files
            : throw new InputException($"no table g_patent lies under {string.Join(", ", paths)}", "Fetch g_patent.tsv.zip too");
    }

    /// <inheritdoc/>
    public IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation)
    {
        var skip = start.Records;
        foreach (var set in Sets)
        {
            var own = files.Where(f => IsOf(set, f)).ToList();
            if (own.Count == 0)
                continue;
            using var tables = new PatentsViewTables(set, own.Sum(f => new FileInfo(f.Path).Length));
            foreach (var file in own)
                tables.Load(set.TableOf(TableOf(file.Name)!)!, file, cancellation);
            foreach (var row in tables.Faults().Concat(tables.Patents(Name)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (skip-- <= 0)
                    yield return row;
            }
        }
    }

    /// <summary>The table that a file holds, by its name; null when none of it is read.</summary>
    internal static string? TableOf(string name)
    {
        var match = TableName().Match(Path.GetFileName(name));
        var table = match.Groups[1].Value.ToLowerInvariant();
        return match.Success && Sets.Any(s => s.TableOf(table) is not null) ? table : null;
    }

    private static bool IsOf(PatentsViewSchema set, SourceFile file) => set.TableOf(TableOf(file.Name)!) is not null;

    [GeneratedRegex(@"^(p?g_[a-z_]+)\.tsv(\.zip|\.gz)?$", RegexOptions.IgnoreCase)]
    private static partial Regex TableName();
}
