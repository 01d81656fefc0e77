using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Sampling;

/// <summary>
/// Reads experts' labels from a CSV file with the columns <c>id</c> and <c>label</c> (0 or 1), and <c>kind</c> where ids need it.
/// </summary>
internal static class ManualFile
{
    /// <summary>The documents with their labels, in the file's order. O(documents + rows).</summary>
    /// <param name="path">The file.</param>
    /// <param name="documents">The corpus.</param>
    /// <exception cref="InputException">
    /// The file cannot be read or is empty, an id is not in the corpus, is both a paper's and a patent's while the file does not
    /// say which, or comes twice, or a label is neither 0 nor 1. Names file, line and column.
    /// </exception>
    public static IReadOnlyList<(Document Document, int Label)> Read(string path, IEnumerable<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var byId = documents.ToLookup(d => d.Id, StringComparer.Ordinal);
        var read = new List<(Document, int)>();
        var seen = new HashSet<(DocumentKind, string)>();
        foreach (var row in CsvFile.Read(path, "id", "label"))
        {
            var document = Find(row, byId);
            if (!seen.Add((document.Kind, document.Id)))
                throw row.Error("an earlier row has the same document", "id", "Keep one label for each document");
            read.Add((document, row["label"]!.Trim() switch
            {
                "0" => 0,
                "1" => 1,
                _ => throw row.Error("an expert's label is 0 or 1", "label", "Correct or remove that row"),
            }));
        }

        return read.Count > 0 ? read : throw new InputException("there are no experts' labels", path, null,
            hint: "Give at least one row below the header");
    }

    private static Document Find(CsvRow row, ILookup<string, Document> byId)
    {
        var id = row["id"]!.Trim();
        var kind = row["kind"]?.Trim() ?? "";
        if (kind.Length > 0 && kind is not ("paper" or "patent"))
            throw row.Error("a kind is paper or patent", "kind", "Correct the row");
        var found = byId[id].Where(d => kind.Length == 0 || (d.Kind == DocumentKind.Paper) == (kind == "paper")).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw row.Error("no document of the corpus has this id", "id", "Give ids of this corpus"),
            _ => throw row.Error("a paper and a patent have this id", "id", "Add a column kind with paper or patent"),
        };
    }
}
