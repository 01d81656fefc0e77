using System.Globalization;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Innovation;

/// <summary>Citations and their documents from plain files: CSV, TSV, JSON Lines (also .gz and .zst) or Parquet, by the file's ending.</summary>
public static class CitationTable
{
    /// <summary>Reads a documents table with the columns id and year and a citations table with the columns citing and cited. O(bytes + citations log citations).</summary>
    /// <exception cref="InputException">A file cannot be read, a column is missing, a year is no whole number, an id is empty or there twice.</exception>
    public static CitationGraph Read(string citations, string documents) => Read(citations, ReadDocuments(documents));

    /// <summary>Reads the citations between documents that are known already.</summary>
    /// <exception cref="InputException">The file cannot be read, a column is missing, or two documents have one id.</exception>
    public static CitationGraph Read(string citations, IEnumerable<(string Id, int Year)> documents)
    {
        var builder = new CitationGraphBuilder(documents);
        foreach (var (_, citing, cited) in Rows(citations, "citing", "cited"))
            builder.Add(citing, cited);
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
        foreach (var (_, citing, cited) in Rows(citations, "citing", "cited"))
        {
            if (citing.Length > 0 && cited.Length > 0)
            {
                ids.Add(citing);
                ids.Add(cited);
            }
        }

        return Read(citations, ids.Select(id => (id, 0)));
    }

    /// <summary>Reads the documents table: id and year of each row, in order.</summary>
    /// <exception cref="InputException">The file cannot be read, a column is missing, a year is no whole number or an id is empty.</exception>
    public static IReadOnlyList<(string Id, int Year)> ReadDocuments(string path)
    {
        var documents = new List<(string, int)>();
        foreach (var (line, id, text) in Rows(path, "id", "year"))
        {
            if (id.Length == 0)
                throw new InputException("the id is empty", path, line, "id", mend: "Give each document an id");
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var year))
                throw new InputException("the year is no whole number", path, line, "year", text, "Write it as 2019, or leave the document out");
            documents.Add((id, year));
        }

        return documents;
    }

    private static IEnumerable<(long Line, string First, string Second)> Rows(string path, string first, string second)
    {
        var table = SourceTable.Open(path);
        var (i, j) = (Column(table, first), Column(table, second));
        foreach (var row in table.Rows())
        {
            if (row.Fault is { } fault)
                throw new InputException(fault.Reason, path, row.Line, fault.Column, fault.Value, "Mend the row");
            yield return (row.Line, row.Cells[i].Text.Trim(), row.Cells[j].Text.Trim());
        }
    }

    private static int Column(SourceTable table, string name)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (string.Equals(table.Columns[i].Trim(), name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        throw new InputException(
            $"there is no column \"{name}\"; the file has {string.Join(", ", table.Columns)}", table.Path, null, mend: $"Add or rename a column to {name}");
    }
}
