namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>Chooses items that are relevant and unlike each other (Carbonell and Goldstein, SIGIR 1998).</summary>
internal static class MaximalMarginalRelevance
{
    /// <summary>
    /// Indices in the order of choice: each time the item with the largest (1 - d) r / max r - d s, where r is its
    /// relevance and s its largest similarity to an item already chosen. Items as good as each other: the lower
    /// index. O(top * items) similarities.
    /// </summary>
    /// <param name="relevance">r of each item. Where none is positive they are not divided.</param>
    /// <param name="similarity">Of two items by their indices, at most 1; an item with similarity 1 to a
    /// chosen one is left out.</param>
    /// <param name="top">The most items to choose.</param>
    /// <param name="diversity">d, 0 to 1.</param>
    public static IReadOnlyList<int> Choose(IReadOnlyList<double> relevance, Func<int, int, double> similarity,
        int top, double diversity)
    {
        ArgumentNullException.ThrowIfNull(relevance);
        ArgumentNullException.ThrowIfNull(similarity);
        var chosen = new List<int>();
        var nearest = new double[relevance.Count];
        var scale = relevance.DefaultIfEmpty(0).Max() is > 0 and var most ? most : 1;
        while (chosen.Count < top)
        {
            var (best, value) = (-1, double.NegativeInfinity);
            for (var i = 0; i < nearest.Length; i++)
            {
                var here = ((1 - diversity) * relevance[i] / scale) - (diversity * nearest[i]);
                if (nearest[i] < 1 && here > value)
                    (best, value) = (i, here);
            }

            if (best < 0)
                break;
            chosen.Add(best);
            for (var i = 0; i < nearest.Length; i++)
                nearest[i] = i == best ? 1 : Math.Max(nearest[i], similarity(best, i));
        }

        return chosen;
    }
}
