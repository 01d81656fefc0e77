using DeepInnovation.Core;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Similarity.Shards;

/// <summary>Years and ids of a side's rows.</summary>
/// <param name="Years">The year of each row.</param>
/// <param name="Ids">The id of each row; null when its number is its id.</param>
internal sealed record DatedRows(int[] Years, IReadOnlyList<string>? Ids)
{
    /// <summary>The id of a row: the one given, or its number counted from 0.</summary>
    public string IdOf(int row) => Ids is null ? row.ToString(System.Globalization.CultureInfo.InvariantCulture) : Ids[row];

    /// <summary>Reads the columns id and year of a Parquet table; other columns are not touched. O(rows).</summary>
    /// <exception cref="InputException">The file is missing, no Parquet, lacks a column, or a row lacks its id or year. Rows
    /// are counted from 0.</exception>
    public static DatedRows OfTable(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Check the name");
        var (years, ids) = (new List<int>(), new List<string>());
        var query = new ParquetQuery(path, "Write a Parquet table with the columns id and year");
        foreach (var row in query.Rows(
            $"SELECT CAST(id AS VARCHAR), CAST(year AS INTEGER) FROM read_parquet({ParquetTable.FileLiteral(path)})"))
        {
            ids.Add(row.IsDBNull(0) || row.GetString(0).Length == 0 ? throw Empty(path, "id", ids.Count) : row.GetString(0));
            years.Add(row.IsDBNull(1) ? throw Empty(path, "year", years.Count) : row.GetInt32(1));
        }

        return new DatedRows([.. years], ids);
    }

    /// <summary>
    /// The place of each row when ids break a tie: in the ordinal order of the ids, or by row number without ids. O(n log n).
    /// </summary>
    /// <param name="source">The file of the ids, for messages.</param>
    /// <exception cref="InputException">An id stands twice.</exception>
    public int[] TieOrders(string source)
    {
        if (Ids is null)
            return [.. Enumerable.Range(0, Years.Length)];
        string[] ids = [.. Ids];
        int[] rows = [.. Enumerable.Range(0, ids.Length)];
        Array.Sort(ids, rows, StringComparer.Ordinal);
        var orders = new int[rows.Length];
        for (var place = 0; place < rows.Length; place++)
        {
            orders[rows[place]] = place;
            if (place > 0 && ids[place] == ids[place - 1])
            {
                var (one, other) = (Math.Min(rows[place], rows[place - 1]), Math.Max(rows[place], rows[place - 1]));
                throw new InputException(FormattableString.Invariant(
                    $"{source} has the id \"{ids[place]}\" twice, in rows {one} and {other}"), "Give each row its own id");
            }
        }

        return orders;
    }

    private static InputException Empty(string path, string column, int row) =>
        new(FormattableString.Invariant($"row {row} (counted from 0) has no {column}"), path, null, column,
            hint: $"Give every row its {column}");
}
