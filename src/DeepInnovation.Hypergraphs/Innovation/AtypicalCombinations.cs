using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// Atypical combinations (Uzzi, Mukherjee, Stringer and Jones, Science 2013): in each year, how often two nodes stand
/// together compared with hypergraphs in which chance alone puts them together. z = (observed - mean) / deviation over R
/// seeded shuffles that keep every document's size and every node's degree in the year
/// (<see cref="DegreePreservingShuffle"/>), the deviation with R - 1 below.
/// <para>
/// The paper pairs the journals that an article cites, each as often as it is cited; here a node is in a document once,
/// so its nodes may be cited venues, keywords or IPC subclasses alike. The paper keeps also the cited articles' years,
/// which a set of nodes does not have.
/// </para>
/// <para>
/// A pair that no replica has, or that each has equally often, has no deviation: z is 0 where the observed number is that
/// number too, and otherwise it would be infinite. Such pairs are counted and, by <see cref="AtypicalOptions.NoDeviation"/>,
/// left out or given a bound. This happens to rare nodes, which chance brings together less than about once in R years of
/// documents. More replicas make it rarer.
/// </para>
/// </summary>
public static class AtypicalCombinations
{
    private const double NoveltyPercentile = 0.1;

    /// <summary>
    /// The scores of each hyperedge, by number. O(R (steps + pairs) + pairs log pairs) time, where pairs is the sum of
    /// m (m - 1) / 2 over all documents; memory is for the largest year alone: about 30 bytes a slot of its distinct
    /// pairs and 4 more for each thread.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two replicas.</exception>
    public static AtypicalCombination[] Of(Hypergraph graph, AtypicalOptions options)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replicas, 2);
        var result = new AtypicalCombination[graph.EdgeCount];
        foreach (var year in graph.Years)
        {
            var scores = PairScores.Of(year, options);
            Parallel.For(
                0, year.Count, new ParallelOptions { MaxDegreeOfParallelism = options.MaxThreads },
                edge => result[year.FirstEdge + edge] = Of(year.Edge(edge), scores, options));
        }

        return result;
    }

    private static AtypicalCombination Of(ReadOnlySpan<int> nodes, PairScores scores, AtypicalOptions options)
    {
        var pairs = checked((int)((long)nodes.Length * (nodes.Length - 1) / 2));
        var values = new List<double>(pairs);
        var bound = options.Replicas / Math.Sqrt(options.Replicas + 1.0);
        var withoutDeviation = 0;
        var (first, second, lowest) = (-1, -1, double.PositiveInfinity);
        for (var i = 0; i < nodes.Length; i++)
        {
            for (var j = i + 1; j < nodes.Length; j++)
            {
                var score = scores.Of(nodes[i], nodes[j]);
                if (double.IsInfinity(score))
                {
                    withoutDeviation++;
                    if (options.NoDeviation == NoDeviation.LeaveOut)
                        continue;
                    score = Math.CopySign(bound, score);
                }

                values.Add(score);
                if (score < lowest)
                    (lowest, first, second) = (score, nodes[i], nodes[j]);
            }
        }

        if (values.Count == 0)
            return new AtypicalCombination(pairs, withoutDeviation, null, null, null, -1, -1);
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return new AtypicalCombination(pairs, withoutDeviation, Quantile.Of(sorted, 0.5),
            Quantile.Of(sorted, NoveltyPercentile), lowest, first, second);
    }
}
