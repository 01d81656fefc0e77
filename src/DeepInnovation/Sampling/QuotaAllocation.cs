namespace DeepInnovation.Sampling;

/// <summary>
/// Divides a sample's size among cells.
/// <para>Equal: the size is divided equally at the outermost level, each part equally at the next, and so on. Where too few
/// items exist, the rest goes in equal parts to the neighbours that still have some: first those of the same innermost
/// division, then those one level further out. What does not divide evenly goes, one each, to the first in ordinal order.</para>
/// <para>Proportional: by the cells' sizes, rounded by the largest remainder (Hamilton), ties to the first in ordinal order.</para>
/// Either way exactly min(size, available) items are drawn. O(cells log cells) a level.
/// </summary>
public static class QuotaAllocation
{
    /// <summary>Sets <see cref="SampleCell.Wanted"/> and <see cref="SampleCell.Drawn"/> by equal shares.</summary>
    /// <param name="cells">In ordinal order of their levels.</param>
    /// <param name="size">Items to draw; more than there are takes all.</param>
    public static void Equal(IReadOnlyList<SampleCell> cells, int size)
    {
        if (cells.Count > 0)
            Divide([.. cells], 0, size, size);
    }

    /// <summary>Sets <see cref="SampleCell.Wanted"/> and <see cref="SampleCell.Drawn"/> by the cells' sizes.</summary>
    /// <param name="cells">In ordinal order of their levels.</param>
    /// <param name="size">Items to draw; more than there are takes all.</param>
    public static void Proportional(IReadOnlyList<SampleCell> cells, int size)
    {
        var available = cells.Sum(c => (long)c.Available);
        var drawn = Math.Min(size, available);
        foreach (var cell in cells)
            cell.Wanted = cell.Drawn = available == 0 ? 0 : (int)(drawn * cell.Available / available);
        var left = drawn - cells.Sum(c => (long)c.Drawn);
        foreach (var cell in cells.OrderByDescending(c => available == 0 ? 0 : drawn * c.Available % available).Take((int)left))
            cell.Wanted = ++cell.Drawn;
    }

    /// <summary>Equal shares of <paramref name="total"/>, none above its capacity; sums to min(total, capacities).</summary>
    internal static int[] EqualShares(int total, IReadOnlyList<int> capacities)
    {
        var shares = new int[capacities.Count];
        var open = Enumerable.Range(0, shares.Length).Where(i => capacities[i] > 0).ToList();
        for (var left = total; left > 0 && open.Count > 0; open.RemoveAll(i => shares[i] == capacities[i]))
        {
            var each = left / open.Count;
            foreach (var i in each == 0 ? open.Take(left).ToList() : open)
            {
                var given = Math.Min(Math.Max(each, 1), capacities[i] - shares[i]);
                shares[i] += given;
                left -= given;
            }
        }

        return shares;
    }

    private static void Divide(List<SampleCell> cells, int level, int total, int wanted)
    {
        if (level == cells[0].Levels.Count)
        {
            (cells[0].Wanted, cells[0].Drawn) = (wanted, total);
            return;
        }

        var parts = cells.GroupBy(c => c.Levels[level], StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var shares = EqualShares(total, [.. parts.Select(p => p.Sum(c => c.Available))]);
        var wishes = EqualShares(wanted, [.. parts.Select(_ => int.MaxValue)]);
        for (var i = 0; i < parts.Count; i++)
            Divide(parts[i], level + 1, shares[i], wishes[i]);
    }
}
