using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Exports;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Import.Tables;

/// <summary>
/// A table of papers or of patents: the exports that <c>docs/import-exports.md</c> lists, recognised by their content, and plain
/// tables in any of the formats and column names that <c>docs/input-formats.md</c> lists. Ids of one file must differ, as there.
/// </summary>
/// <param name="kind">What the rows are.</param>
public sealed class TableImporter(DocumentKind kind) : IImporter
{
    private readonly Dictionary<string, DocumentTable> _opened = new(StringComparer.Ordinal);
    private ColumnChoice _choice = ColumnChoice.None;

    /// <inheritdoc/>
    public string Name => kind == DocumentKind.Paper ? "papers" : "patents";

    /// <inheritdoc/>
    public string Description => kind == DocumentKind.Paper
        ? "exports of Scopus, Web of Science, Dimensions, Lens.org; "
            + "or a plain table (CSV, TSV, JSON Lines, Parquet) with columns such as id, title, abstract, year"
        : "exports of Espacenet, Derwent, Lens.org, Google Patents, Orbit, incoPat; or a plain table";

    /// <summary>The columns that the user chose, each <c>FIELD=COLUMN</c>.</summary>
    /// <exception cref="InputException">One is not written so, its field is unknown, or a field is chosen twice.</exception>
    public IReadOnlyList<string> Map
    {
        get => _choice.Choices;
        init => _choice = new ColumnChoice(value);
    }

    /// <summary>Whether a publisher's copyright line at an abstract's end is cut.</summary>
    public bool CutCopyright { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Options =>
    [
        .. Map.Select(m => $"--map {m}"), .. CutCopyright ? new[] { "--cut-copyright" } : [],
    ];

    /// <inheritdoc/>
    public IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths)
    {
        var files = SourceFiles.Find(
            paths, name => InputText.Ending(name) is ".csv" or ".tsv" or ".jsonl" or ".ndjson" or ".parquet" or ".txt" or ".ciw"
                or ".isi", "an export or a .csv, .tsv, .jsonl, .ndjson or .parquet file");
        // In a folder a text may be anything: it belongs where its content says so.
        IReadOnlyList<SourceFile> found = [.. files.Where(f => paths.Contains(f.Path)
            || InputText.Ending(f.Path) is not (".txt" or ".ciw" or ".isi") || DocumentTable.IsExport(f.Path))];
        return found.Count > 0 ? found : throw new InputException($"no file of this source lies under {string.Join(", ", paths)}",
            "Name the files themselves");
    }

    /// <inheritdoc/>
    public IReadOnlyList<ImportedTable> Tables(IReadOnlyList<SourceFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return [.. files.Select(f => Describe(f.Name, Open(f)))];
    }

    /// <inheritdoc/>
    public IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        for (var file = start.File; file < files.Count; file++)
        {
            var skip = file == start.File ? start.Records : 0;
            foreach (var row in DocumentRows.Read(Open(files[file]), files[file], kind, Name, file, CutCopyright))
            {
                cancellation.ThrowIfCancellationRequested();
                if (skip-- <= 0)
                    yield return row;
            }
        }
    }

    /// <summary>A table is understood once; its rows are read anew each time.</summary>
    private DocumentTable Open(SourceFile file)
    {
        if (!_opened.TryGetValue(file.Path, out var table))
            _opened[file.Path] = table = DocumentTable.Open(file.Path, kind, _choice, details: true);
        return table;
    }

    private static ImportedTable Describe(string name, DocumentTable table)
    {
        var map = table.Map;
        var columns = new OrderedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var field in Enum.GetValues<DocumentField>())
        {
            if (map.PlacesOf(field).Length > 0)
                columns[ColumnAliases.Name(field)] = [.. map.PlacesOf(field).ToArray().Select(i => map.Columns[i])];
        }

        var notUsed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var i in map.Ignored.Where(i => map.KnownOf(i) is not null))
            notUsed[map.Columns[i]] = map.KnownOf(i)!;
        return new ImportedTable(
            name, map.Layout?.Name, table.Form, table.Header?.Skipped ?? [], columns, notUsed,
            [.. map.Ignored.Where(i => map.KnownOf(i) is null && map.Columns[i].Length > 0).Select(i => map.Columns[i])]);
    }
}
