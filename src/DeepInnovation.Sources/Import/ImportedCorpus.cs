using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Import;

/// <summary>The documents of an imported or cleaned corpus with all that the import knows of them.</summary>
public static class ImportedCorpus
{
    /// <summary>All documents, in order, as they are asked for: O(bytes) time, one batch of rows in memory.</summary>
    /// <exception cref="InputException">The folder holds no corpus, or a part is damaged or lacks a column.</exception>
    public static IEnumerable<ImportedDocument> Read(string folder) =>
        CorpusFolder.Parts(folder).SelectMany(ParquetTable.Stream<ImportedDocument>);
}
