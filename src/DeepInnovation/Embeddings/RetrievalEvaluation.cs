using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Embeddings;

/// <summary>How well an encoder finds a text's partner among all partners: the row of <c>retrieval.parquet</c>.</summary>
public sealed record RetrievalEvaluation
{
    /// <summary>Draws behind each interval.</summary>
    public const int Resamples = 1000;

    /// <summary>The encoder.</summary>
    public string Encoder { get; set; } = "";

    /// <summary>Pairs.</summary>
    public int N { get; set; }

    /// <summary>Share of first texts whose partner is the nearest second text.</summary>
    public double RecallAt1 { get; set; }

    /// <summary>Lower end of its 95 % interval.</summary>
    public double RecallAt1Low { get; set; }

    /// <summary>Upper end of its 95 % interval.</summary>
    public double RecallAt1High { get; set; }

    /// <summary>Share whose partner is among the 5 nearest.</summary>
    public double RecallAt5 { get; set; }

    /// <summary>Lower end of its 95 % interval.</summary>
    public double RecallAt5Low { get; set; }

    /// <summary>Upper end of its 95 % interval.</summary>
    public double RecallAt5High { get; set; }

    /// <summary>Share whose partner is among the 10 nearest.</summary>
    public double RecallAt10 { get; set; }

    /// <summary>Lower end of its 95 % interval.</summary>
    public double RecallAt10Low { get; set; }

    /// <summary>Upper end of its 95 % interval.</summary>
    public double RecallAt10High { get; set; }

    /// <summary>Mean of 1 / rank of the partner (mean reciprocal rank).</summary>
    public double MeanReciprocalRank { get; set; }

    /// <summary>Lower end of its 95 % interval.</summary>
    public double MeanReciprocalRankLow { get; set; }

    /// <summary>Upper end of its 95 % interval.</summary>
    public double MeanReciprocalRankHigh { get; set; }

    /// <summary>Measures an encoder on pairs. Among equal cosines the smaller index comes first. O(n² · dimensions).</summary>
    public static RetrievalEvaluation Of(ISentenceEncoder encoder, IReadOnlyList<string> first, IReadOnlyList<string> second,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        return Of(encoder.Name,
            Ranks(encoder.Encode(first, cancellation), encoder.Encode(second, cancellation), encoder.Dimensions));
    }

    /// <summary>
    /// From the partners' ranks, each from 1. Intervals are percentiles of <see cref="Resamples"/> draws of the ranks with
    /// replacement (Efron, 1979). O(resamples · n).
    /// </summary>
    public static RetrievalEvaluation Of(string encoder, IReadOnlyList<int> ranks)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        var result = new RetrievalEvaluation { Encoder = encoder, N = ranks.Count };
        if (ranks.Count == 0)
            return result;
        var (values, draws) = (Measures(ranks, counts: null), Draws(ranks));
        (result.RecallAt1, result.RecallAt5, result.RecallAt10, result.MeanReciprocalRank) = (values[0],
            values[1], values[2], values[3]);
        (result.RecallAt1Low, result.RecallAt1High) = Ends(draws, 0);
        (result.RecallAt5Low, result.RecallAt5High) = Ends(draws, 1);
        (result.RecallAt10Low, result.RecallAt10High) = Ends(draws, 2);
        (result.MeanReciprocalRankLow, result.MeanReciprocalRankHigh) = Ends(draws, 3);
        return result;
    }

    /// <summary>For row i of the first vectors, the rank of row i of the second ones by inner product.</summary>
    public static int[] Ranks(float[] first, float[] second, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(first);
        var n = first.Length / dimensions;
        var ranks = new int[n];
        Parallel.For(0, n, i =>
        {
            var mine = first.AsSpan(i * dimensions, dimensions);
            var own = CanonicalScore.Of(mine, second.AsSpan(i * dimensions, dimensions));
            var (before, j) = (0, 0);
            Span<float> scores = stackalloc float[4];
            for (; j <= n - scores.Length; j += scores.Length)
            {
                CanonicalScore.Of(mine, Other(j), Other(j + 1), Other(j + 2), Other(j + 3), scores);
                for (var k = 0; k < scores.Length; k++)
                    before += Precedes(scores[k], j + k);
            }

            for (; j < n; j++)
                before += Precedes(CanonicalScore.Of(mine, Other(j)), j);
            int Precedes(float score, int row) => score > own || (score == own && row < i) ? 1 : 0;
            ReadOnlySpan<float> Other(int row) => second.AsSpan(row * dimensions, dimensions);

            ranks[i] = before + 1;
        });
        return ranks;
    }

    private static double[][] Draws(IReadOnlyList<int> ranks)
    {
        var counts = new int[ranks.Count];
        return [.. Enumerable.Range(0, Resamples).Select(i =>
        {
            Bootstrap.Draw(new SeededRandom(0, $"retrieval/bootstrap/{i}"), counts);
            return Measures(ranks, counts);
        })];
    }

    private static (double Low, double High) Ends(double[][] draws, int measure)
    {
        double[] sorted = [.. draws.Select(d => d[measure]).Order()];
        return (Quantile.Of(sorted, 0.025), Quantile.Of(sorted, 0.975));
    }

    /// <summary>Recall at 1, 5 and 10 and the mean reciprocal rank, each rank as often as counted.</summary>
    private static double[] Measures(IReadOnlyList<int> ranks, int[]? counts)
    {
        var sums = new double[4];
        for (var i = 0; i < ranks.Count; i++)
        {
            var (times, rank) = (counts?[i] ?? 1, ranks[i]);
            sums[0] += rank <= 1 ? times : 0;
            sums[1] += rank <= 5 ? times : 0;
            sums[2] += rank <= 10 ? times : 0;
            sums[3] += (double)times / rank;
        }

        return Array.ConvertAll(sums, sum => sum / ranks.Count);
    }
}
