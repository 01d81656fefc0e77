namespace DeepInnovation.Core.Numerics;

/// <summary>
/// Disjoint sets over 0..count-1 (Tarjan, 1975; path halving). The least member leads, so the order of joins does not matter.
/// </summary>
public sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>The least member of the set. Nearly O(1).</summary>
    public int Root(int member)
    {
        while (_parents[member] != member)
            member = _parents[member] = _parents[_parents[member]];
        return member;
    }

    /// <summary>Makes the sets of both one. Nearly O(1).</summary>
    public void Join(int a, int b)
    {
        var (rootA, rootB) = (Root(a), Root(b));
        _parents[Math.Max(rootA, rootB)] = Math.Min(rootA, rootB);
    }
}
