using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources.Tests.Import;

/// <summary>
/// The fixtures, one folder a source in the source's true layout, made by hand from its documentation, each with edge cases.
/// </summary>
internal static class Importing
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Import", "reference");

    public static string[] Sources { get; } =
    [
        "openalex", "arxiv", "lens", "googlepatents", "hupd", "patentsview", "deepinnovationai", "papers", "patents",
    ];

    public static List<ImportedRow> Rows(string source, string folder, ImportPosition start = default, int threads = 2)
    {
        var importer = Importers.Named(source, threads);
        return [.. importer.Read(importer.Find([folder]), start, CancellationToken.None)];
    }

    /// <summary>A row as one line of JSON; fields without a value are left out.</summary>
    public static string Text(ImportedRow row) => row.Document is { } document
        ? JsonSerializer.Serialize(document with
        {
            Ipc = Empty(document.Ipc),
            Keywords = Empty(document.Keywords),
            Countries = Empty(document.Countries),
        }, Json)
        : "rejected " + JsonSerializer.Serialize(row.Fault, Json);

    /// <summary>Copies a fixture, in the compressed forms that the source is published in.</summary>
    public static void Pack(string source, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, source), "*", SearchOption.AllDirectories))
        {
            var name = Path.Combine(to, Path.GetRelativePath(Path.Combine(Folder, source), file));
            Directory.CreateDirectory(Path.GetDirectoryName(name)!);
            if (source == "patentsview")
            {
                using var zip = ZipFile.Open(name + ".zip", ZipArchiveMode.Create);
                zip.CreateEntryFromFile(file, Path.GetFileName(file));
            }
            else
            {
                using var packed = new GZipStream(File.Create(name + ".gz"), CompressionLevel.Fastest);
                packed.Write(File.ReadAllBytes(file));
            }
        }
    }

    private static IReadOnlyList<string> Empty(IReadOnlyList<string> list) => list.Count == 0 ? null! : list;
}
