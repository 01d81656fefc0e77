using DeepInnovation.Metrics;
using DeepInnovation.Runs;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>Precision at k, recall at k and mean reciprocal rank from exact ranks (Manning, Raghavan and Schütze, 2008, chapter 8; Voorhees, 1999).</summary>
public static class LinkRetrieval
{
    /// <summary>The numbers of patents looked at.</summary>
    public static IReadOnlyList<int> Depths { get; } = [1, 5, 10, 50, 100];

    /// <summary>
    /// Measures ranked links. Precision at k always divides by k, also where a paper has fewer candidates. O((resamples + patents) * papers).
    /// </summary>
    /// <param name="links">The links, in any order.</param>
    /// <param name="options">Resamples and seed.</param>
    public static IReadOnlyList<RetrievalMeasure> Of(IEnumerable<RankedLink> links, CalibrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(links);
        options ??= new CalibrationOptions();
        PaperRanks[] papers = [.. links.GroupBy(l => l.PaperId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new PaperRanks([.. g.Select(l => l.Rank).Order()], g.First().Candidates))];
        List<(string Measure, int? K, Func<PaperRanks, double> Value, Func<PaperRanks, double> Chance, Func<PaperRanks, double> Reachable)> measures =
        [
            .. Depths.Select(k => ("precision", (int?)k, F(p => p.FoundIn(k) / (double)k), F(p => p.Expected(k) / k), F(p => Math.Min(k, p.Links) / (double)k))),
            .. Depths.Select(k => ("recall", (int?)k, F(p => p.FoundIn(k) / (double)p.Links), F(p => p.Expected(k) / p.Links), F(p => Math.Min(k, p.Links) / (double)p.Links))),
            ("mrr", null, p => 1.0 / p.First, p => p.ExpectedReciprocal(), _ => 1),
        ];
        double[][] values = [.. measures.Select(m => Array.ConvertAll(papers, p => m.Value(p)))];
        var intervals = Intervals(values, papers.Length, options);
        return [.. measures.Select((m, i) => new RetrievalMeasure
        {
            Measure = m.Measure,
            K = m.K,
            Value = papers.Length == 0 ? null : values[i].Average(),
            Low = intervals?[i].Low,
            High = intervals?[i].High,
            Chance = papers.Length == 0 ? null : papers.Average(m.Chance),
            Reachable = papers.Length == 0 ? null : papers.Average(m.Reachable),
            Papers = papers.Length,
        })];

        static Func<PaperRanks, double> F(Func<PaperRanks, double> function) => function;
    }

    private static (double Low, double High)[]? Intervals(double[][] values, int papers, CalibrationOptions options)
    {
        if (papers == 0 || options.Resamples < 1)
            return null;
        var draws = new double[options.Resamples][];
        Parallel.For(0, draws.Length, () => new int[papers], (draw, _, counts) =>
        {
            Bootstrap.Draw(new SeededRandom(options.Seed, $"similarity/links/bootstrap/{draw}"), counts);
            draws[draw] = Array.ConvertAll(values, measure => Mean(measure, counts));
            return counts;
        }, _ => { });
        return [.. Enumerable.Range(0, values.Length).Select(measure =>
        {
            double[] sorted = [.. draws.Select(d => d[measure]).Order()];
            return (Bootstrap.Quantile(sorted, 0.025), Bootstrap.Quantile(sorted, 0.975));
        })];
    }

    private static double Mean(double[] values, int[] counts)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
            sum += counts[i] * values[i];
        return sum / values.Length;
    }

    /// <summary>The ranks of a paper's known links, ascending, among its candidates.</summary>
    private sealed record PaperRanks(int[] Ranks, int Candidates)
    {
        public int Links => Ranks.Length;

        public int First => Ranks[0];

        public int FoundIn(int k) => Ranks.Count(rank => rank <= k);

        /// <summary>Links expected among the first k of a random order: the mean of a hypergeometric variable.</summary>
        public double Expected(int k) => Links * (Math.Min(k, Candidates) / (double)Candidates);

        /// <summary>
        /// The expectation of 1 / first rank in a random order: sum over r of P(first = r) / r with P(first = 1) = m / c and
        /// P(first = r + 1) = P(first = r) (c - r - m + 1) / (c - r), m links among c candidates. O(candidates).
        /// </summary>
        public double ExpectedReciprocal()
        {
            var (sum, chance) = (0.0, Links / (double)Candidates);
            for (var rank = 1; rank <= Candidates - Links + 1; rank++)
            {
                sum += chance / rank;
                if (rank < Candidates)
                    chance *= (Candidates - rank - Links + 1) / (double)(Candidates - rank);
            }

            return sum;
        }
    }
}
