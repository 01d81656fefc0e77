using DeepInnovation.Core.Files;

namespace DeepInnovation.Sources.Import;

/// <summary>A source that comes in two formats: each file goes to the importer that reads it.</summary>
/// <param name="lines">Reads files of one JSON record a line.</param>
/// <param name="tables">Reads the others.</param>
/// <param name="isTable">True for a file of the second kind, by name.</param>
/// <param name="expected">What to give, for a message.</param>
internal sealed class EitherImporter(IImporter lines, IImporter tables, Func<string, bool> isTable, string expected) : IImporter
{
    public string Name => lines.Name;

    public string Description => lines.Description;

    public IReadOnlyList<SourceFile> Find(IReadOnlyList<string> paths) =>
        SourceFiles.Find(paths,
            name => isTable(name) || InputText.Ending(name) is ".jsonl" or ".ndjson" or ".json" or ".avro" or "", expected);

    public IReadOnlyList<string> LeftOut(IReadOnlyList<string> paths) => [.. lines.LeftOut(paths), .. tables.LeftOut(paths)];

    public IEnumerable<ImportedRow> Read(IReadOnlyList<SourceFile> files, ImportPosition start, CancellationToken cancellation)
    {
        for (var file = start.File; file < files.Count; file++)
        {
            var inner = isTable(files[file].Name) ? tables : lines;
            var from = new ImportPosition(0, file == start.File ? start.Records : 0);
            foreach (var row in inner.Read([files[file]], from, cancellation))
                yield return row with { File = file };
        }
    }
}
