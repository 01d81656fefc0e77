namespace DeepInnovation.Sampling;

/// <summary>Disjoint sets over 0..n-1 (Tarjan, 1975; path halving, the smaller number leads). Nearly O(1) an operation.</summary>
internal sealed class UnionFind
{
    private readonly int[] _parent;

    public UnionFind(int count) => _parent = [.. Enumerable.Range(0, count)];

    public int Find(int item)
    {
        while (_parent[item] != item)
            item = _parent[item] = _parent[_parent[item]];
        return item;
    }

    public void Join(int first, int second)
    {
        (first, second) = (Find(first), Find(second));
        _parent[Math.Max(first, second)] = Math.Min(first, second);
    }
}
