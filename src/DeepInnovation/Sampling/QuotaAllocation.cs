using DeepInnovation.Core;

namespace DeepInnovation.Sampling;

/// <summary>
/// Divides a sample's size among cells.
/// <para>Equal: the size is divided equally at the outermost level, each part equally at the next, and so on. Where too few
/// items exist, the rest goes in equal parts to the neighbours that still have some: first those of the same innermost
/// division, then those one level further out. What does not divide evenly goes, one each, to the first in ordinal order.</para>
/// <para>Proportional: by the cells' sizes, rounded by the largest remainder (Hamilton), ties to the
/// first in ordinal order.</para>
/// Either way exactly min(size, available) items are drawn. O(cells log cells) a level.
/// </summary>
internal static class QuotaAllocation
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

    /// <summary>
    /// Sets <see cref="SampleCell.Wanted"/> and <see cref="SampleCell.Drawn"/> after Neyman (1934): n_h in proportion to N_h S_h,
    /// which makes the variance Σ N_h² S_h² / n_h of the estimated total smallest for a given size. In exact whole numbers
    /// (Wright, The American Statistician 66, 2012): two documents to each cell, since a variance needs them, then one after the
    /// other to the cell where it lowers the variance most, N² S² / (n (n + 1)), ties to the first; no cell gets more than it
    /// has. O((cells + size) log cells).
    /// </summary>
    /// <param name="cells">In ordinal order of their levels.</param>
    /// <param name="size">Items to draw; more than there are takes all.</param>
    /// <param name="deviationOf">The standard deviation S_h of a cell, 0 or more.</param>
    /// <exception cref="InputException">A deviation is negative or no number.</exception>
    public static void Neyman(IReadOnlyList<SampleCell> cells, int size, Func<SampleCell, double> deviationOf)
    {
        var spreads = cells.Select(c => deviationOf(c) is >= 0 and < double.PositiveInfinity and var s ? c.Available * s
            : throw new InputException($"stratum {string.Join('|', c.Levels)} has no standard deviation of 0 or more",
                "Give one for each stratum")).ToArray();
        var queue = new PriorityQueue<int, (double Gain, int Place)>(Comparer<(double Gain, int Place)>.Create(
            (a, b) => a.Gain != b.Gain ? b.Gain.CompareTo(a.Gain) : a.Place.CompareTo(b.Place)));
        var shares = new int[cells.Count];
        for (var i = 0; i < shares.Length; i++)
            Offer(i);
        for (var left = Math.Min(size, cells.Sum(c => (long)c.Available)); left > 0; left--)
        {
            var i = queue.Dequeue();
            shares[i]++;
            Offer(i);
        }

        for (var i = 0; i < shares.Length; i++)
            cells[i].Wanted = cells[i].Drawn = shares[i];

        void Offer(int i)
        {
            if (shares[i] < cells[i].Available)
                queue.Enqueue(i, (shares[i] < 2 ? double.MaxValue / (1 + shares[i])
                    : spreads[i] * spreads[i] / (shares[i] * (shares[i] + 1.0)), i));
        }
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
