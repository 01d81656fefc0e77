using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>
/// Each document gets as many distinct nodes as it had, every set of the year's active nodes equally likely. It keeps the
/// sizes and forgets how common the nodes are, so a difference from it also holds what popularity alone explains; a real
/// hyperedge may come out by chance.
/// </summary>
public sealed class RandomSameSize : INullModel
{
    /// <inheritdoc/>
    public string Name => "random-same-size";

    /// <summary>As the interface says. O(slots) draws.</summary>
    public IReadOnlyList<Hyperedge> Sample(IReadOnlyList<Hyperedge> hyperedges, long seed)
    {
        ArgumentNullException.ThrowIfNull(hyperedges);
        var year = new YearSlots(hyperedges);
        var random = new SeededRandom(seed, Name);
        int[] active = [.. Enumerable.Range(0, year.Names.Length)];
        var nodes = new int[year.Nodes.Length];
        for (var d = 0; d < year.Documents; d++)
        {
            // The first places of a Fisher-Yates shuffle; where it starts from does not matter, so nothing is put back.
            var size = year.Starts[d + 1] - year.Starts[d];
            for (var i = 0; i < size; i++)
            {
                var j = i + random.Next(active.Length - i);
                (active[i], active[j]) = (active[j], active[i]);
            }

            active.AsSpan(0, size).CopyTo(nodes.AsSpan(year.Starts[d]));
        }

        return year.With(nodes);
    }
}
