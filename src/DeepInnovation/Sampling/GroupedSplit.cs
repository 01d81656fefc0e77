namespace DeepInnovation.Sampling;

/// <summary>
/// Divides drawn items into train, validation and test so that groups stay whole and each cell is divided in about the
/// wanted shares. In each cell the groups at home there (the cell of their smallest key) stand on a circle in random order,
/// each as wide as it has items; the circle is cut at the shares from a random start, and a group goes where its middle is.
/// A cell of single items is so divided exactly, but for rounding, and a further item moves only those next to a cut.
/// </summary>
internal static class GroupedSplit
{
    /// <summary>A group: the items that must share a side.</summary>
    /// <param name="Name">Its smallest key.</param>
    /// <param name="Cell">The cell of that key.</param>
    /// <param name="Count">Items in it.</param>
    internal readonly record struct Group(string Name, string Cell, int Count);

    /// <summary>The side of each group, by its name. O(groups log groups).</summary>
    public static Dictionary<string, Split> Sides(IEnumerable<Group> groups, SplitFractions fractions, long seed)
    {
        var sides = new Dictionary<string, Split>(StringComparer.Ordinal);
        foreach (var cell in groups.GroupBy(g => g.Cell, StringComparer.Ordinal))
        {
            var start = SampleRank.Fraction(seed, "split-start", cell.Key);
            double width = cell.Sum(g => g.Count), passed = 0;
            foreach (var group in cell.OrderBy(g => SampleRank.Of(seed, "split", g.Name))
                .ThenBy(g => g.Name, StringComparer.Ordinal))
            {
                var middle = start + ((passed + (group.Count / 2.0)) / width);
                sides.Add(group.Name, fractions.SideOf(middle - Math.Floor(middle)));
                passed += group.Count;
            }
        }

        return sides;
    }
}
