using DeepInnovation.Hypergraphs;
using DeepInnovation.Runs;

namespace DeepInnovation.Novelty;

/// <summary>Draws combinations that a year did not see: each set of its active nodes of the size asked for is equally likely, except its hyperedges.</summary>
internal sealed class RandomCombination
{
    /// <summary>After so many draws that were all hyperedges of the year it gives up: then nearly every combination is one.</summary>
    public const int Attempts = 100;

    private readonly HashSet<int> _chosen = [];

    /// <summary>Fills <paramref name="nodes"/>, ascending. Floyd's sampling without replacement, O(m log m) a draw.</summary>
    /// <returns>False when <see cref="Attempts"/> draws were hyperedges, or the year has no other combination of that size.</returns>
    public bool TryDraw(YearHypergraph year, SeededRandom random, Span<int> nodes)
    {
        var active = year.ActiveNodes;
        if (nodes.Length >= active.Length)
            return false;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            _chosen.Clear();
            var filled = 0;
            for (var last = active.Length - nodes.Length; last < active.Length; last++)
            {
                var pick = random.Next(last + 1);
                if (!_chosen.Add(pick))
                    _chosen.Add(pick = last);
                nodes[filled++] = active[pick];
            }

            nodes.Sort();
            if (!year.Contains(nodes))
                return true;
        }

        return false;
    }
}
