namespace DeepInnovation.Similarity.Shards;

/// <summary>The orders in which blocks are cut, so that the year rule leaves whole shards out.</summary>
internal static class YearRows
{
    /// <summary>Rows by (year, row). O(n log n).</summary>
    public static int[] EarliestFirst(int[] years) => Sorted(years, 1);

    /// <summary>Rows by (year descending, row). O(n log n).</summary>
    public static int[] LatestFirst(int[] years) => Sorted(years, -1);

    private static int[] Sorted(int[] years, int sign)
    {
        var (rows, keys) = (new int[years.Length], new long[years.Length]);
        for (var row = 0; row < rows.Length; row++)
            (rows[row], keys[row]) = (row, ((long)years[row] * sign * (1L << 32)) + row);
        Array.Sort(keys, rows);
        return rows;
    }
}
