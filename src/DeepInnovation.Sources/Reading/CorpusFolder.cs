using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sources.Reading;

/// <summary>
/// An imported or cleaned corpus on disk: a folder of <c>documents-00000.parquet</c>, <c>documents-00001.parquet</c>, … whose
/// rows, in the order of the names, have at least the columns of <see cref="Document"/>.
/// </summary>
public static class CorpusFolder
{
    /// <summary>Which files hold the documents, as DuckDB's <c>read_parquet</c> and shells understand it.</summary>
    public const string Pattern = "documents-*.parquet";

    /// <summary>The name of part <paramref name="part"/>, from 0.</summary>
    public static string PartName(int part) => FormattableString.Invariant($"documents-{part:00000}.parquet");

    /// <summary>The parts of a corpus in their order.</summary>
    /// <exception cref="InputException">The folder does not exist or holds no part.</exception>
    public static IReadOnlyList<string> Parts(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException($"there is no folder {folder}", "Name a folder written by deepinnovation import or clean");
        var parts = Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal).ToList();
        return parts.Count > 0 ? parts
            : throw new InputException($"{folder} holds no corpus: no file {Pattern} is in it",
                "Name a folder written by deepinnovation import or clean");
    }

    /// <summary>All documents of a kind, in order, as they are asked for: O(bytes) time, one batch of rows in memory.</summary>
    /// <exception cref="InputException">The folder holds no corpus, or a part is damaged or lacks a column.</exception>
    public static IEnumerable<Document> Read(string folder, DocumentKind kind) =>
        Parts(folder).SelectMany(ParquetTable.Stream<Document>).Where(d => d.Kind == kind);
}
