namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>The z-score of each pair of nodes that stands in a document of one year.</summary>
internal sealed class PairScores
{
    private const string Purpose = "atypical combinations";

    private readonly PairTable _observed;
    private readonly long[] _sums;
    private readonly long[] _squares;
    private readonly int _replicas;

    private PairScores(PairTable observed, int replicas)
    {
        (_observed, _replicas) = (observed, replicas);
        (_sums, _squares) = (new long[observed.Capacity], new long[observed.Capacity]);
    }

    /// <summary>
    /// Counts the pairs of a year and of its replicas, replicas at the same time on several threads. O(R (steps + pairs)).
    /// </summary>
    internal static PairScores Of(YearHypergraph year, AtypicalOptions options)
    {
        var observed = new PairTable();
        for (var edge = 0; edge < year.Count; edge++)
            observed.Add(year.Edge(edge), year.Weights[edge]);
        var scores = new PairScores(observed, options.Replicas);
        var shuffle = new DegreePreservingShuffle(options.StepsPerIncidence);
        var documents = YearIncidence.Of(year);
        Parallel.For(
            0, options.Replicas, new ParallelOptions { MaxDegreeOfParallelism = options.MaxThreads },
            () => new int[observed.Capacity],
            (replica, _, counts) =>
            {
                var shuffled = documents.Copy();
                shuffle.Shuffle(shuffled, DegreePreservingShuffle.RandomOf(options.Seed,
                    FormattableString.Invariant($"{Purpose}/{replica}"), year.Year));
                shuffled.SortNodes();
                scores.Count(shuffled, counts);
                scores.Add(counts);
                return counts;
            },
            _ => { });
        return scores;
    }

    /// <summary>
    /// z of the pair a &lt; b, which must be in a document of the year; infinite, with the sign of the difference, where the
    /// replicas do not vary and differ from what was observed.
    /// </summary>
    public double Of(int a, int b)
    {
        var slot = _observed.Find(a, b);
        var (observed, sum) = (_observed.Counts[slot], _sums[slot]);
        // R (R - 1) times the variance: a whole number, so that "no deviation" is exact.
        var spread = ((Int128)_replicas * _squares[slot]) - ((Int128)sum * sum);
        if (spread == 0)
        {
            var difference = ((long)observed * _replicas) - sum;
            return difference == 0 ? 0 : difference > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        var deviation = Math.Sqrt((double)spread / ((double)_replicas * (_replicas - 1)));
        return (observed - ((double)sum / _replicas)) / deviation;
    }

    /// <summary>Counts the observed pairs in a replica; pairs that were never observed are nobody's.</summary>
    private void Count(YearIncidence documents, int[] counts)
    {
        Array.Clear(counts);
        for (var document = 0; document < documents.Count; document++)
        {
            var nodes = documents.Document(document);
            for (var i = 0; i < nodes.Length; i++)
            {
                for (var j = i + 1; j < nodes.Length; j++)
                {
                    var slot = _observed.Find(nodes[i], nodes[j]);
                    if (slot >= 0)
                        counts[slot]++;
                }
            }
        }
    }

    /// <summary>Adds a replica. Whole numbers: the order in which the replicas end does not matter.</summary>
    private void Add(int[] counts)
    {
        lock (_sums)
        {
            for (var slot = 0; slot < counts.Length; slot++)
            {
                _sums[slot] += counts[slot];
                _squares[slot] += (long)counts[slot] * counts[slot];
            }
        }
    }
}
