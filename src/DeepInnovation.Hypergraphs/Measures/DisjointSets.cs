namespace DeepInnovation.Hypergraphs.Measures;

/// <summary>Sets that are joined pair by pair; the root is the least member, so it does not depend on the order of the joins.</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>The least member of the set.</summary>
    public int Root(int member)
    {
        while (_parents[member] != member)
            member = _parents[member] = _parents[_parents[member]];
        return member;
    }

    /// <summary>Makes the sets of both one.</summary>
    public void Join(int a, int b)
    {
        var (rootA, rootB) = (Root(a), Root(b));
        _parents[Math.Max(rootA, rootB)] = Math.Min(rootA, rootB);
    }
}
