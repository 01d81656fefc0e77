namespace DeepInnovation.Sources.Cleaning;

/// <summary>A DOI of a document.</summary>
/// <param name="Key">Its hash, within the documents of one kind.</param>
/// <param name="Document">The document's number.</param>
/// <param name="Order">Its place among the document's DOIs.</param>
/// <param name="Own">True for the DOI that arXiv registers for each of its documents: it names nothing but the document.</param>
internal readonly record struct DoiOf(ulong Key, int Document, byte Order, bool Own);

/// <summary>
/// Documents that share a DOI, also by way of a third: a preprint has arXiv's own DOI and its
/// article's, and both are elsewhere too.
/// <para>A field with several DOIs may name several works. Where the DOIs of one document belong to others that
/// have none in common, only its first counts, so that no work goes because a third document names it beside
/// another. O(n log n) for n DOIs.</para>
/// </summary>
internal static class SharedDois
{
    /// <summary>The groups of two and more, each in the order of its documents' numbers.</summary>
    internal static IEnumerable<List<int>> Groups(IEnumerable<DoiOf> dois)
    {
        var sorted = dois.ToArray();
        Array.Sort(sorted, (a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key)
            : a.Document != b.Document ? a.Document.CompareTo(b.Document) : a.Order.CompareTo(b.Order));
        var between = BetweenStrangers(sorted);
        var parents = new Dictionary<int, int>();
        foreach (var holders in Runs(sorted))
        {
            var counted = holders.Where(d => d.Own || d.Order == 0 || !between.Contains(d.Document)).ToList();
            for (var i = 1; i < counted.Count; i++)
                Join(parents, counted[0].Document, counted[i].Document);
        }

        return parents.Keys.Order().GroupBy(d => Root(parents, d)).Select(g => g.ToList()).Where(g => g.Count > 1);
    }

    /// <summary>Documents with DOIs of others that have nothing in common.</summary>
    private static HashSet<int> BetweenStrangers(DoiOf[] sorted)
    {
        var several = sorted.Where(d => !d.Own && d.Order > 0).Select(d => d.Document).ToHashSet();
        var others = new Dictionary<int, List<HashSet<int>>>();
        foreach (var holders in several.Count > 0 ? Runs(sorted) : [])
        {
            foreach (var doi in holders.Where(d => !d.Own && several.Contains(d.Document)))
            {
                var rest = holders.Select(d => d.Document).Where(d => d != doi.Document).ToHashSet();
                if (rest.Count > 0)
                    (others.TryGetValue(doi.Document, out var sets) ? sets : others[doi.Document] = []).Add(rest);
            }
        }

        return [.. others.Where(o => o.Value.Any(a => o.Value.Any(b => !a.Overlaps(b)))).Select(o => o.Key)];
    }

    /// <summary>The DOIs that two documents or more have, with those.</summary>
    private static IEnumerable<ArraySegment<DoiOf>> Runs(DoiOf[] sorted)
    {
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            for (to = from + 1; to < sorted.Length && sorted[to].Key == sorted[from].Key;)
                to++;
            if (to - from > 1)
                yield return new ArraySegment<DoiOf>(sorted, from, to - from);
        }
    }

    private static void Join(Dictionary<int, int> parents, int a, int b)
    {
        var (x, y) = (Root(parents, a), Root(parents, b));
        parents[Math.Max(x, y)] = Math.Min(x, y);
    }

    private static int Root(Dictionary<int, int> parents, int document)
    {
        var root = document;
        while (parents.TryGetValue(root, out var parent) && parent != root)
            root = parent;
        parents[document] = root;
        parents[root] = root;
        return root;
    }
}
