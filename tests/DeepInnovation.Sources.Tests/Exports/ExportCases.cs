using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Import;
using DeepInnovation.Sources.Import.Tables;

namespace DeepInnovation.Sources.Tests.Exports;

/// <summary>The small exports of each database.</summary>
internal static class ExportCases
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Exports", "reference");

    public static string FileOf(string name) =>
        Directory.GetFiles(Path.Combine(Folder, name)).Where(f => Path.GetFileName(f) != "expected.csv")
            .Order(StringComparer.Ordinal).Last();

    public static List<ImportedRow> Rows(string path, DocumentKind kind, params string[] map)
    {
        var importer = new TableImporter(kind) { Map = map };
        return [.. importer.Read(importer.Find([path]), ImportPosition.Start, CancellationToken.None)];
    }
}
