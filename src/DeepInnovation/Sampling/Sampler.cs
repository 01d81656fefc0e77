using DeepInnovation.Core.Numerics;
using DeepInnovation.Core;

namespace DeepInnovation.Sampling;

/// <summary>How a sample's size is divided among its cells.</summary>
public enum Allocation
{
    /// <summary>The same for each (<see cref="QuotaAllocation.Equal"/>).</summary>
    Equal,

    /// <summary>By the cells' sizes (<see cref="QuotaAllocation.Proportional"/>).</summary>
    Proportional,

    /// <summary>By the cells' sizes and how much their documents differ (<see cref="QuotaAllocation.Neyman"/>).</summary>
    Neyman,
}

/// <summary>
/// Draws a stratified sample and splits it without leak (paper.md, Module 1, points 3 and 5; sizes and shares are ours, the
/// paper gives none). Which items are drawn depends on keys and seed alone, never on the order of the frame.
/// </summary>
internal static class Sampler
{
    /// <summary>Separates levels where a cell is written as one text; no title or symbol holds it.</summary>
    private const char LevelSeparator = '\u001F';

    /// <summary>
    /// Draws from each cell the items of lowest rank, joins near-duplicate titles and families among them, and splits.
    /// O(n log n) time, O(n) memory.
    /// </summary>
    /// <param name="frame">All items, keys unique.</param>
    /// <param name="size">Items to draw; where the frame has fewer, all are drawn.</param>
    /// <param name="seed">The same seed gives the same sample.</param>
    /// <param name="fractions">Shares of the split.</param>
    /// <param name="allocation">How the size is divided among cells.</param>
    /// <param name="deviationOf">The standard deviation of a cell, for <see cref="Allocation.Neyman"/>.</param>
    /// <param name="emptyCells">Cells to keep in the books though no item is in them.</param>
    /// <exception cref="InputException">The size is not positive, or two items have one key.</exception>
    public static StratifiedSample Draw(
        IReadOnlyList<SamplingItem> frame, int size, long seed, SplitFractions fractions,
        Allocation allocation = Allocation.Equal, IEnumerable<IReadOnlyList<string>>? emptyCells = null,
        Func<SampleCell, double>? deviationOf = null)
    {
        if (size <= 0)
            throw new InputException($"the sample's size is {size}", "Give a size of 1 or more");
        RequireUniqueKeys(frame);
        var byCell = Enumerable.Range(0, frame.Count).ToLookup(i => NameOf(frame[i].Levels), StringComparer.Ordinal);
        var cells = byCell.Select(c => new SampleCell(frame[c.First()].Levels, c.Count()))
            .Concat((emptyCells ?? []).Where(c => !byCell.Contains(NameOf(c))).Select(c => new SampleCell(c, 0)))
            .OrderBy(c => NameOf(c.Levels), StringComparer.Ordinal).ToList();
        Divide(cells, size, allocation, deviationOf);

        var drawn = cells.SelectMany(cell => byCell[NameOf(cell.Levels)]
            .OrderBy(i => SampleRank.Of(seed, "draw", frame[i].Key)).ThenBy(i => frame[i].Key, StringComparer.Ordinal)
            .Take(cell.Drawn)).OrderBy(i => frame[i].Key, StringComparer.Ordinal).ToList();
        return new StratifiedSample(Split(frame, drawn, seed, fractions), cells);
    }

    internal static void Divide(IReadOnlyList<SampleCell> cells, int size, Allocation allocation,
        Func<SampleCell, double>? deviationOf)
    {
        if (allocation == Allocation.Equal)
            QuotaAllocation.Equal(cells, size);
        else if (allocation == Allocation.Proportional)
            QuotaAllocation.Proportional(cells, size);
        else
            QuotaAllocation.Neyman(cells, size, deviationOf ?? throw new InputException(
                "Neyman's allocation needs the strata's standard deviations", "Give --variances or --pilot"));
    }

    private static List<DrawnItem> Split(IReadOnlyList<SamplingItem> frame, List<int> drawn, long seed, SplitFractions fractions)
    {
        var groups = new DisjointSets(drawn.Count);
        NearDuplicateTitles.Join([.. drawn.Select(i => frame[i].Title)], groups);
        JoinFamilies([.. drawn.Select(i => frame[i].Family)], groups);

        // Drawn items are in the order of their keys, so the smallest number of a group has its smallest key.
        var members = Enumerable.Range(0, drawn.Count).GroupBy(groups.Root);
        var sides = GroupedSplit.Sides(
            members.Select(g => new GroupedSplit.Group(frame[drawn[g.Key]].Key, NameOf(frame[drawn[g.Key]].Levels), g.Count())),
            fractions, seed);
        var items = new List<DrawnItem>(drawn.Count);
        for (var i = 0; i < drawn.Count; i++)
        {
            var group = frame[drawn[groups.Root(i)]].Key;
            items.Add(new DrawnItem(drawn[i], group, sides[group]));
        }

        return items;
    }

    private static void JoinFamilies(IReadOnlyList<string?> families, DisjointSets groups)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < families.Count; i++)
        {
            if (families[i] is { Length: > 0 } family && !first.TryAdd(family, i))
                groups.Join(first[family], i);
        }
    }

    private static void RequireUniqueKeys(IReadOnlyList<SamplingItem> frame)
    {
        var keys = new HashSet<string>(frame.Count, StringComparer.Ordinal);
        foreach (var item in frame)
        {
            if (!keys.Add(item.Key))
                throw new InputException($"two documents have the id \"{item.Key}\"", "Give each its own id");
        }
    }

    private static string NameOf(IReadOnlyList<string> levels) => string.Join(LevelSeparator, levels);
}
