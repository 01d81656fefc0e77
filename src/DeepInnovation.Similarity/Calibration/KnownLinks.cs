using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>Pairs of a paper and a patent that are known to belong together, to measure a join by.</summary>
public static class KnownLinks
{
    /// <summary>
    /// Reads a CSV file with the columns <c>Paper_ID</c> and <c>Patent_ID</c>, or one of patents with the columns <c>id</c> and
    /// <c>source_paper</c>, as the synthetic corpus has it, whose rows without a source are left out. O(rows).
    /// </summary>
    /// <returns>The links in the file's order, each once.</returns>
    /// <exception cref="InputException">The file cannot be read, has other columns or no link, or an id is empty.</exception>
    public static IReadOnlyList<(string Paper, string Patent)> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var columns = CsvFile.Header(path);
        var generated = columns.Contains("source_paper", StringComparer.OrdinalIgnoreCase)
            && columns.Contains("id", StringComparer.OrdinalIgnoreCase);
        var links = new List<(string, string)>();
        var seen = new HashSet<(string, string)>();
        foreach (var row in generated ? CsvFile.Read(path, "id", "source_paper") : CsvFile.Read(path, "Paper_ID", "Patent_ID"))
        {
            var link = generated ? (row["source_paper"]!.Trim(), row["id"]!.Trim()) : (Id(row, "Paper_ID"), Id(row, "Patent_ID"));
            if (link.Item1.Length > 0 && seen.Add(link))
                links.Add(link);
        }

        return links.Count > 0 ? links : throw new InputException("there is no link between a paper and a patent", path, null,
            hint: "Give at least one row below the header");
    }

    private static string Id(CsvRow row, string column) =>
        row[column]!.Trim() is { Length: > 0 } id ? id : throw row.Error("the id is empty", column, "Give each row both ids");
}
