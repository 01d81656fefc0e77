using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// Citations and their documents from plain files: CSV, TSV, JSON Lines (also .gz and .zst) or Parquet, by the file's ending.
/// </summary>
public static class CitationTable
{
    /// <summary>
    /// Reads a documents table with the columns id and year and a citations table with the columns citing and cited.
    /// O(bytes + citations log citations).
    /// </summary>
    /// <exception cref="InputException">A file cannot be read, a column is missing, a year is no whole number, an id is
    /// empty or there twice.</exception>
    public static CitationGraph Read(string citations, string documents) => Read(citations, ReadDocuments(documents));

    /// <summary>Reads the citations between documents that are known already.</summary>
    /// <exception cref="InputException">The file cannot be read, a column is missing, or two documents have one id.</exception>
    public static CitationGraph Read(string citations, IEnumerable<(string Id, int Year)> documents)
    {
        var builder = new CitationGraphBuilder(documents);
        foreach (var (_, cells) in NamedColumns.Read(citations, "citing", "cited"))
            builder.Add(cells[0].Text.Trim(), cells[1].Text.Trim());
        return builder.Build();
    }

    /// <summary>
    /// Reads citations without any documents table: the documents are the ids that occur, all of one year, 0. What needs
    /// years cannot be computed from such a graph; PageRank can. Reads the file twice.
    /// </summary>
    /// <exception cref="InputException">The file cannot be read or a column is missing.</exception>
    public static CitationGraph ReadWithoutYears(string citations)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, cells) in NamedColumns.Read(citations, "citing", "cited"))
        {
            var (citing, cited) = (cells[0].Text.Trim(), cells[1].Text.Trim());
            if (citing.Length > 0 && cited.Length > 0)
            {
                ids.Add(citing);
                ids.Add(cited);
            }
        }

        return Read(citations, ids.Select(id => (id, 0)));
    }

    /// <summary>Reads the documents table: id and year of each row, in order.</summary>
    /// <exception cref="InputException">The file cannot be read, a column is missing, a year is no whole number
    /// or an id is empty.</exception>
    public static IReadOnlyList<(string Id, int Year)> ReadDocuments(string path)
    {
        var documents = new List<(string, int)>();
        foreach (var (line, cells) in NamedColumns.Read(path, "id", "year"))
        {
            var id = cells[0].Text.Trim();
            if (id.Length == 0)
                throw new InputException("the id is empty", path, line, "id", hint: "Give each document an id");
            documents.Add((id, YearOf(cells[1].Text, path, line)));
        }

        return documents;
    }

    /// <summary>A year as a whole number.</summary>
    internal static int YearOf(string text, string path, long line) =>
        int.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var year)
            ? year
            : throw new InputException("the year is no whole number", path, line, "year", text,
                "Write it as 2019, or leave the document out");
}
