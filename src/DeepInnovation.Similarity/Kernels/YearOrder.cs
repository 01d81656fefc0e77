namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// Both sides sorted so that the year rule is a range: papers and patents from the last year to the first, equal
/// years by row. The patents that a paper may have are the first <see cref="Limits"/> of their order, and limits do
/// not fall along the papers' order.
/// </summary>
internal sealed class YearOrder
{
    /// <summary>O(n log n).</summary>
    public YearOrder(DatedVectors papers, DatedVectors patents)
    {
        (Papers, Patents) = (Sorted(papers), Sorted(patents));
        Limits = new int[Papers.Length];
        var limit = 0;
        for (var place = 0; place < Papers.Length; place++)
        {
            while (limit < Patents.Length && patents.Years[Patents[limit]] >= papers.Years[Papers[place]])
                limit++;
            Limits[place] = limit;
            Allowed += limit;
            PapersWithoutCandidate += limit == 0 ? 1 : 0;
        }
    }

    /// <summary>Rows of the papers, the latest year first.</summary>
    public int[] Papers { get; }

    /// <summary>Rows of the patents, the latest year first.</summary>
    public int[] Patents { get; }

    /// <summary>For each place in <see cref="Papers"/>, how many of the first <see cref="Patents"/> its year allows.</summary>
    public int[] Limits { get; }

    /// <summary>Pairs that the years allow.</summary>
    public long Allowed { get; }

    /// <summary>Papers that no patent faces.</summary>
    public int PapersWithoutCandidate { get; }

    private static int[] Sorted(DatedVectors side)
    {
        var rows = new int[side.Count];
        var keys = new long[side.Count];
        for (var row = 0; row < rows.Length; row++)
            (rows[row], keys[row]) = (row, ((long)-side.Years[row] << 32) | (uint)row);
        Array.Sort(keys, rows);
        return rows;
    }
}
