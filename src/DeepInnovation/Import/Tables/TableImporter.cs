using DeepInnovation.Corpus;

namespace DeepInnovation.Import.Tables;

/// <summary>
/// A plain table of papers or of patents, in any of the formats and column names that <c>docs/input-formats.md</c> lists: what <c>reproduce
/// --papers</c> reads, as an imported corpus. Ids of one file must differ, as there.
/// </summary>
/// <param name="kind">What the rows are.</param>
public sealed class TableImporter(DocumentKind kind) : IImporter
{
    /// <inheritdoc/>
    public string Name => kind == DocumentKind.Paper ? "papers" : "patents";

    /// <inheritdoc/>
    public string Description => $"a plain table of {Name}: CSV, TSV, JSON Lines or Parquet with columns such as id, title, abstract, year";

    /// <inheritdoc/>
    public IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths) =>
        SourceFiles.Find(paths, name => Runs.InputText.Ending(name) is ".csv" or ".tsv" or ".jsonl" or ".ndjson" or ".parquet", "a .csv, .tsv, .jsonl, .ndjson or .parquet file");

    /// <inheritdoc/>
    public IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        for (var file = start.File; file < files.Count; file++)
        {
            var skip = file == start.File ? start.Records : 0;
            foreach (var row in DocumentRows.Read(files[file], kind, Name, file))
            {
                cancellation.ThrowIfCancellationRequested();
                if (skip-- <= 0)
                    yield return row;
            }
        }
    }
}
