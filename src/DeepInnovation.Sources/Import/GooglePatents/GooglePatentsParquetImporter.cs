using System.Text;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sources.Import.GooglePatents;

/// <summary>
/// The same table exported as Parquet: DuckDB gives each row as JSON, which is then read like a line of the other
/// export. A row's number counts from 1.
/// </summary>
internal sealed class GooglePatentsParquetImporter : IImporter
{
    private const string Columns =
        "'publication_number', 'country_code', 'kind_code', 'filing_date', 'publication_date', 'grant_date', 'family_id', "
        + "'title_localized', 'abstract_localized', 'ipc', 'cpc', 'assignee_harmonized'";

    /// <inheritdoc/>
    public string Name => "googlepatents";

    /// <inheritdoc/>
    public string Description => "Google Patents public data: Parquet";

    /// <inheritdoc/>
    public IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths) =>
        SourceFiles.Find(paths, name => name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase), "Parquet files");

    /// <inheritdoc/>
    public IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        for (var file = start.File; file < files.Count; file++)
        {
            var skip = file == start.File ? start.Records : 0;
            long number = 0;
            foreach (var json in Rows(files[file].Path))
            {
                cancellation.ThrowIfCancellationRequested();
                if (++number > skip)
                    yield return RowOf(json, files[file], file, number);
            }
        }
    }

    private ImportedRow RowOf(string json, SourceFile source, int file, long number)
    {
        try
        {
            var document = JsonRecord.Parse(Encoding.UTF8.GetBytes(json), GooglePatentsImporter.Document);
            (document.Source, document.SourceFile, document.SourceRow) = (Name, source.Name, number);
            return new ImportedRow(file, document, null);
        }
        catch (RecordException fault)
        {
            return new ImportedRow(file, null, fault.ToFault(source.Name, number));
        }
    }

    private static IEnumerable<string> Rows(string path)
    {
        // Only what is read: claims and descriptions are most of the bytes.
        var sql = $"SELECT CAST(to_json(t) AS VARCHAR) FROM (SELECT COLUMNS(c -> c IN ({Columns})) FROM "
            + $"read_parquet({ParquetTable.FileLiteral(path)})) t";
        return new ParquetQuery(path, "Export it again", "the Parquet file cannot be read").Rows(sql)
            .Select(row => row.GetString(0));
    }
}
