using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>How well the join finds known links, one measure: the row of <c>08-similarity/links.parquet</c>.</summary>
public sealed record LinkRetrieval
{
    /// <summary>Resamples behind each interval.</summary>
    public const int Resamples = 1000;

    private static readonly int[] Depths = [1, 5, 10];

    /// <summary><c>precision</c>, <c>recall</c> or <c>mrr</c>.</summary>
    public string Measure { get; set; } = "";

    /// <summary>k, how many of a paper's nearest patents are looked at; null for all.</summary>
    public int? Depth { get; set; }

    /// <summary>Mean over the papers.</summary>
    public double Value { get; set; }

    /// <summary>Lower end of the 95 % interval: papers drawn with replacement (Efron, 1979).</summary>
    public double Low { get; set; }

    /// <summary>Its upper end.</summary>
    public double High { get; set; }

    /// <summary>What a random order of each paper's allowed patents would give on average.</summary>
    public double ByChance { get; set; }

    /// <summary>Papers with at least one link that counts.</summary>
    public int Papers { get; set; }

    /// <summary>
    /// Measures. Of a paper with t linked patents among n allowed: precision at k is the share of its k nearest that are
    /// linked, recall at k the share of the linked among its k nearest, mrr the mean of 1 / rank of the first linked one.
    /// Ranks are those of the join, ties by id. By chance they are t/n, k/n and Σᵣ 1/r · P(first at r). O(papers with
    /// links · patents · dimensions).
    /// </summary>
    /// <param name="papers">The papers.</param>
    /// <param name="patents">The patents.</param>
    /// <param name="links">By rows; links that the year rule forbids do not count.</param>
    /// <param name="seed">Seeds the intervals.</param>
    /// <param name="cancellation">Stops it.</param>
    public static IReadOnlyList<LinkRetrieval> Of(
        DatedVectors papers, DatedVectors patents, IReadOnlyList<(int Paper, int Patent)> links, long seed,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(patents);
        ArgumentNullException.ThrowIfNull(links);
        var linked = links.Where(l => patents.Years[l.Patent] >= papers.Years[l.Paper]).GroupBy(l => l.Paper, l => l.Patent)
            .OrderBy(g => g.Key).ToArray();
        var cases = new PaperCase[linked.Length];
        Parallel.For(0, linked.Length, new ParallelOptions { CancellationToken = cancellation },
            i => cases[i] = PaperCase.Of(papers, patents, linked[i].Key, [.. linked[i].Distinct()]));
        return
        [
            .. Depths.Select(k => Row("precision", k, cases, seed, c => (double)c.Within(k) / k,
                c => (double)c.Ranks.Length * Math.Min(k, c.Allowed) / c.Allowed / k)),
            .. Depths.Select(k => Row("recall", k, cases, seed, c => (double)c.Within(k) / c.Ranks.Length,
                c => (double)Math.Min(k, c.Allowed) / c.Allowed)),
            Row("mrr", null, cases, seed, c => 1.0 / c.Ranks.Min(), c => c.ReciprocalByChance()),
        ];
    }

    private static LinkRetrieval Row(string measure, int? depth, PaperCase[] cases, long seed, Func<PaperCase, double> of,
        Func<PaperCase, double> chance)
    {
        var result = new LinkRetrieval { Measure = measure, Depth = depth, Papers = cases.Length };
        if (cases.Length == 0)
            return result;
        var values = Array.ConvertAll(cases, c => of(c));
        var interval = Bootstrap.OfMean(values, Resamples, seed, "links/bootstrap");
        (result.Value, result.ByChance) = (values.Average(), cases.Average(chance));
        (result.Low, result.High) = (interval.Low, interval.High);
        return result;
    }

    /// <summary>A paper with links: how many patents it may have, and the ranks of the linked ones among them.</summary>
    private sealed record PaperCase(int Allowed, int[] Ranks)
    {
        public int Within(int k) => Ranks.Count(r => r <= k);

        public static PaperCase Of(DatedVectors papers, DatedVectors patents, int paper, int[] linked)
        {
            var (ranks, allowed) = (Enumerable.Repeat(1, linked.Length).ToArray(), 0);
            var own = Array.ConvertAll(linked, patent => CanonicalScore.Of(papers[paper], patents[patent]));
            for (var patent = 0; patent < patents.Count; patent++)
            {
                if (patents.Years[patent] < papers.Years[paper])
                    continue;
                allowed++;
                var score = CanonicalScore.Of(papers[paper], patents[patent]);
                for (var i = 0; i < linked.Length; i++)
                    ranks[i] += score > own[i]
                        || (score == own[i] && patents.TieOrderOf(patent) < patents.TieOrderOf(linked[i])) ? 1 : 0;
            }

            return new(allowed, ranks);
        }

        /// <summary>Σ over r of 1/r times the probability that the first of t links stands at r of n.</summary>
        public double ReciprocalByChance()
        {
            var (sum, notYet) = (0.0, 1.0);
            for (var rank = 1; rank <= Allowed - Ranks.Length + 1; rank++)
            {
                var here = notYet * Ranks.Length / (Allowed - rank + 1);
                sum += here / rank;
                notYet -= here;
            }

            return sum;
        }
    }
}
