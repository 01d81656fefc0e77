using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>
/// The year's nodes shuffled over the year's slots: every document keeps its number of nodes and every node the number of
/// documents that it stands in. What a difference from it shows is which nodes stand together, not how common they are.
/// <para>
/// A shuffle can put a node twice into one document. Each such slot is swapped with another one, drawn at random, such that both
/// documents stay sets (the repair of the configuration model; see Fosdick, Larremore, Nishimura and Ugander, SIAM Review 60,
/// 315, 2018). The result is therefore close to uniform, not exactly so. Where no swap repairs a slot, the sample is made by a
/// chain of swaps from the real documents instead, which can never put a node twice: so there always is a sample.
/// </para>
/// </summary>
public sealed class SlotShuffle : INullModel
{
    private const int RandomAttempts = 100;
    private const int ChainAttemptsPerSlot = 20;

    /// <inheritdoc/>
    public string Name => "degree-preserving";

    /// <summary>
    /// As the interface says. O(slots) swaps expected; O(documents * slots) where a node stands in nearly every document.
    /// </summary>
    public IReadOnlyList<Hyperedge> Sample(IReadOnlyList<Hyperedge> hyperedges, long seed)
    {
        ArgumentNullException.ThrowIfNull(hyperedges);
        var year = new YearSlots(hyperedges);
        var owners = year.Owners();
        int[] nodes = [.. year.Nodes];
        var random = new SeededRandom(seed, Name);
        random.Shuffle<int>(nodes);
        if (!Repair(year, owners, nodes, random))
        {
            year.Nodes.CopyTo(nodes, 0);
            for (var i = 0L; i < (long)ChainAttemptsPerSlot * nodes.Length; i++)
                _ = TrySwap(year, owners, nodes, random.Next(nodes.Length), random.Next(nodes.Length));
        }

        return year.With(nodes);
    }

    private static bool Repair(YearSlots year, int[] owners, int[] nodes, SeededRandom random)
    {
        for (var slot = 0; slot < nodes.Length; slot++)
        {
            // A swap into an earlier slot leaves its document a set, so one pass is enough.
            var before = nodes.AsSpan(year.Starts[owners[slot]]..slot);
            if (before.Contains(nodes[slot]) && !RepairSlot(year, owners, nodes, slot, random))
                return false;
        }

        return true;
    }

    private static bool RepairSlot(YearSlots year, int[] owners, int[] nodes, int slot, SeededRandom random)
    {
        for (var attempt = 0; attempt < RandomAttempts; attempt++)
        {
            if (TrySwap(year, owners, nodes, slot, random.Next(nodes.Length)))
                return true;
        }

        var start = random.Next(nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            if (TrySwap(year, owners, nodes, slot, (start + i) % nodes.Length))
                return true;
        }

        return false;
    }

    /// <summary>Swaps the nodes of two slots if neither document then holds its new node twice.</summary>
    private static bool TrySwap(YearSlots year, int[] owners, int[] nodes, int a, int b)
    {
        if (owners[a] == owners[b] || Holds(year, nodes, owners[a], nodes[b]) || Holds(year, nodes, owners[b], nodes[a]))
            return false;
        (nodes[a], nodes[b]) = (nodes[b], nodes[a]);
        return true;
    }

    private static bool Holds(YearSlots year, int[] nodes, int document, int node) =>
        nodes.AsSpan(year.Starts[document]..year.Starts[document + 1]).Contains(node);
}
