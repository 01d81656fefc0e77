using System.Text.RegularExpressions;
using DeepInnovation.Runs;

namespace DeepInnovation.Import.PatentsView;

/// <summary>
/// The granted-patent tables of PatentsView (https://patentsview.org/download/data-download-tables), each a TSV in a zip of its own or unpacked: g_patent is
/// needed; g_patent_abstract, g_application (filing_date), g_ipc_at_issue, g_cpc_at_issue or g_cpc_current, g_assignee_disambiguated with g_location_disambiguated
/// are used where they are.
/// <para>A record is a row of g_patent, or a row of another table that cannot be used (unknown or second patent, broken row): those come
/// first and are rejected. id: <c>US</c> + patent_id. Year: of the filing. IPC symbols are put together from their parts
/// (<c>G06N3/08</c>); CPC where a patent has no IPC. The tables are joined by patent_id in DuckDB, in a temporary file with a memory limit.</para>
/// </summary>
public sealed partial class PatentsViewImporter : IImporter
{
    /// <inheritdoc/>
    public string Name => "patentsview";

    /// <inheritdoc/>
    public string Description => "PatentsView's granted-patent tables: a folder with g_patent.tsv.zip and its neighbours";

    /// <inheritdoc/>
    /// <exception cref="InputException">There is no g_patent, or a table is there twice.</exception>
    public IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths)
    {
        var files = SourceFiles.Find(paths, name => TableOf(name) is not null, "the folder of g_patent.tsv.zip and its neighbours").Where(f => TableOf(f.Name) is not null).ToList();
        if (files.FirstOrDefault(f => files.Count(other => TableOf(other.Name) == TableOf(f.Name)) > 1) is { } twice)
            throw new InputException($"the table {TableOf(twice.Name)} is there twice", twice.Path, null, mend: "Keep one of them");
        return files.Any(f => TableOf(f.Name) == "g_patent") ? files
            : throw new InputException($"no table g_patent lies under {string.Join(", ", paths)}", "Fetch g_patent.tsv.zip too");
    }

    /// <inheritdoc/>
    public IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation)
    {
        using var tables = new PatentsViewTables(files.Sum(f => new FileInfo(f.Path).Length));
        foreach (var file in files)
            tables.Load(TableOf(file.Name)!, file, cancellation);
        var skip = start.Records;
        foreach (var row in tables.Faults().Concat(tables.Patents(Name)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (skip-- <= 0)
                yield return row;
        }
    }

    internal static string? TableOf(string name)
    {
        var match = TableName().Match(Path.GetFileName(name));
        return match.Success && PatentsViewTables.Known.Contains(match.Groups[1].Value) ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"^(g_[a-z_]+)\.tsv(\.zip|\.gz)?$", RegexOptions.IgnoreCase)]
    private static partial Regex TableName();
}
