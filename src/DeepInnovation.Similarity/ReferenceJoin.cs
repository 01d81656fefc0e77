using DeepInnovation.Core;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity;

/// <summary>
/// The join by brute force: every allowed pair is scored. Plain on purpose; faster engines are tested against it.
/// O(papers * patents * dimensions) time over all cores, O(pairs kept) memory. The result does not depend on the number of cores.
/// </summary>
public sealed class ReferenceJoin : ISimilarityJoin
{
    private const int PapersPerReport = 64;

    /// <summary>Threads; they change the time, never the result. Null for one a processor.</summary>
    public int? Threads { get; init; }

    /// <inheritdoc/>
    public JoinResult Join(DatedVectors papers, DatedVectors patents, JoinRule rule, Action<int>? papersDone = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(patents);
        ArgumentNullException.ThrowIfNull(rule);
        if (papers.Dimensions != patents.Dimensions && papers.Count > 0 && patents.Count > 0)
        {
            throw new InputException(
                FormattableString.Invariant(
                    $"{papers.Name} has vectors of {papers.Dimensions} numbers, {patents.Name} of {patents.Dimensions}"),
                "Embed both with the same encoder");
        }

        var kept = new List<JoinedPair>[papers.Count];
        var considered = new int[papers.Count];
        var (gate, done) = (new Lock(), 0);
        Parallel.For(0, papers.Count,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Threads ?? -1 }, paper =>
            {
                (kept[paper], considered[paper]) = JoinOne(papers, patents, rule, paper);
                if (papersDone is null)
                    return;
                lock (gate)
                {
                    if (++done % PapersPerReport == 0 || done == papers.Count)
                        papersDone(done);
                }
            });
        return new JoinResult([.. kept.SelectMany(k => k)], considered.Sum(c => (long)c), considered.Count(c => c == 0));
    }

    private static (List<JoinedPair> Kept, int Considered) JoinOne(DatedVectors papers, DatedVectors patents,
        JoinRule rule, int paper)
    {
        var (best, considered) = (new List<JoinedPair>(), 0);
        var order = new BestFirst(patents);
        var limit = rule.Count ?? int.MaxValue;
        for (var patent = 0; patent < patents.Count; patent++)
        {
            if (patents.Years[patent] < papers.Years[paper])
                continue;
            considered++;
            var pair = new JoinedPair(paper, patent, CanonicalScore.Of(papers[paper], patents[patent]), 0);
            if (pair.Similarity < rule.Least || (best.Count == limit && order.Compare(pair, best[^1]) > 0))
                continue;
            if (best.Count == limit)
                best.RemoveAt(limit - 1);
            best.Insert(~best.BinarySearch(pair, order), pair);
        }

        for (var i = 0; i < best.Count; i++)
            best[i] = best[i] with { Rank = i + 1 };
        return (best, considered);
    }

    /// <summary>Highest similarity first, then the patent's id. No two pairs of one paper are equal.</summary>
    private sealed class BestFirst(DatedVectors patents) : IComparer<JoinedPair>
    {
        public int Compare(JoinedPair x, JoinedPair y)
        {
            var bySimilarity = y.Similarity.CompareTo(x.Similarity);
            return bySimilarity != 0 ? bySimilarity : patents.TieOrderOf(x.Patent).CompareTo(patents.TieOrderOf(y.Patent));
        }
    }
}
