using CsCheck;
using DeepInnovation.Hypergraphs.Innovation;

namespace DeepInnovation.Hypergraphs.Tests.Innovation;

public sealed class CitationPageRankTests
{
    /// <summary>
    /// b and c cite a, c cites b; alpha = 1/2, N = 3. With s = p_a / 6 + 1/6 (a has no references) for all:
    /// p_c = s, p_b = s + p_c / 4 = 5s/4, p_a = s + p_b / 2 + p_c / 4 = s + 5s/8 + s/4 = 15s/8. The sum is 33s/8 = 1, so s =
    /// 8/33, and indeed s = (15/33) / 6 + 1/6 = 48/198 = 8/33. So p = 15/33, 10/33, 8/33.
    /// </summary>
    [Fact]
    public void Three_documents_by_hand()
    {
        var scores = CitationPageRank.Of(RandomCitations.Parse("a2000 b2001 c2002", "ba ca cb"));
        Assert.Equal(15.0 / 33, scores[0], 1e-12);
        Assert.Equal(10.0 / 33, scores[1], 1e-12);
        Assert.Equal(8.0 / 33, scores[2], 1e-12);
    }

    [Fact]
    public void Without_damping_and_without_citations_all_are_equal()
    {
        Assert.All(CitationPageRank.Of(RandomCitations.Parse("a2000 b2001 c2002", "ba ca cb"), damping: 0),
            s => Assert.Equal(1.0 / 3, s, 1e-15));
        Assert.All(CitationPageRank.Of(RandomCitations.Parse("a2000 b2001 c2002", "")), s => Assert.Equal(1.0 / 3, s, 1e-15));
        Assert.Empty(CitationPageRank.Of(new CitationGraphBuilder([]).Build()));
        Assert.Throws<ArgumentOutOfRangeException>(() => CitationPageRank.Of(RandomCitations.Parse("a2000", ""), damping: 1));
    }

    [Fact]
    public void The_scores_solve_the_linear_system_and_add_up_to_one_on_any_threads()
    {
        Gen.Select(RandomCitations.Graphs, Gen.Double[0.05, 0.95]).Sample((input, damping) =>
        {
            var graph = input.Graph;
            var scores = CitationPageRank.Of(graph, damping, maxThreads: 2);
            Assert.Equal(CitationPageRank.Of(graph, damping, maxThreads: 1), scores);
            var expected = Solve(graph, damping);
            Assert.Equal(1, scores.Sum(), 1e-12);
            Assert.All(scores.Zip(expected), p => Assert.Equal(p.Second, p.First, 1e-11));
        }, seed: "000000000000", iter: 300, threads: 1);
    }

    /// <summary>
    /// (I - alpha M) p = (1 - alpha) / N by Gauss elimination, M with a column of 1/N for a document without references.
    /// </summary>
    private static double[] Solve(CitationGraph graph, double damping)
    {
        var n = graph.DocumentCount;
        var rows = new double[n][];
        for (var i = 0; i < n; i++)
        {
            rows[i] = new double[n + 1];
            rows[i][n] = (1 - damping) / n;
            for (var j = 0; j < n; j++)
            {
                var references = graph.References(j);
                var share = references.IsEmpty ? 1.0 / n : references.Contains(i) ? 1.0 / references.Length : 0;
                rows[i][j] = (i == j ? 1 : 0) - (damping * share);
            }
        }

        for (var pivot = 0; pivot < n; pivot++)
        {
            for (var i = 0; i < n; i++)
            {
                if (i == pivot)
                    continue;
                var factor = rows[i][pivot] / rows[pivot][pivot]; // never near 0: the columns are diagonally dominant
                for (var j = pivot; j <= n; j++)
                    rows[i][j] -= factor * rows[pivot][j];
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => rows[i][n] / rows[i][i])];
    }
}
