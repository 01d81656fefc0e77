using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sources;

/// <summary>The sources that can be imported, by the names that users type.</summary>
public static class Importers
{
    /// <summary>All importers in the order of the help.</summary>
    /// <param name="threads">The most threads that parse; the bytes are the same for any.</param>
    public static IReadOnlyList<IImporter> All(int threads) =>
    [
        new Import.OpenAlex.OpenAlexImporter { Threads = threads },
        new Import.Arxiv.ArxivImporter { Threads = threads },
        new Import.PatentsView.PatentsViewImporter(),
        new EitherImporter(
            new Import.Lens.LensImporter { Threads = threads }, new Import.Lens.LensTableImporter(),
            name => InputText.Ending(name) == ".csv", "CSV or JSON exports, or a folder of them"),
        new EitherImporter(
            new Import.GooglePatents.GooglePatentsImporter { Threads = threads },
            new Import.GooglePatents.GooglePatentsParquetImporter(),
            name => name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase),
            "exports as JSON or Parquet, or a folder of them"),
        new Import.Hupd.HupdImporter(),
        new Import.Tables.ReleaseImporter(),
        new Import.Tables.TableImporter(DocumentKind.Paper),
        new Import.Tables.TableImporter(DocumentKind.Patent),
    ];

    /// <summary>The importer of a name.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static IImporter Named(string name, int threads) => All(threads).FirstOrDefault(i => i.Name == name)
        ?? throw new InputException($"there is no source \"{name}\"",
            $"Choose one of {string.Join(", ", All(1).Select(i => i.Name))}");
}
