using DeepInnovation.Core;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>
/// Real documents of a year against random ones of the same year, both scored by one fit of the real years before it.
/// <para>
/// The fits are those of the run: each year of real documents in turn. The next year's real and random documents are scored by
/// it, and no fit ever learns from a random one.
/// </para>
/// <para>
/// The difference pairs each real document with its random ones (which have as many nodes), so that size takes no part in it,
/// and its interval is the percentile bootstrap over documents, each with its random ones. It holds the chance in the
/// documents, not that in the fit.
/// </para>
/// </summary>
/// <param name="options">The model, seed, null models, samples and resamples.</param>
internal sealed class NullModelComparison(NoveltyValidationOptions options)
{
    /// <summary>
    /// For each null model its years ascending, then all years together. Years without a scored document have no row.
    /// </summary>
    /// <param name="hyperedges">All documents of the hypergraph, in any order.</param>
    /// <param name="name">The hypergraph's name, as in the run.</param>
    /// <param name="yearDone">Told after each year: years done and years in all.</param>
    /// <exception cref="InputException">The settings cannot be used.</exception>
    public List<NullModelRow> Of(IReadOnlyList<Hyperedge> hyperedges, string name, Action<int, int>? yearDone = null)
    {
        ArgumentNullException.ThrowIfNull(hyperedges);
        options.Check();
        var years = hyperedges.Where(h => h.IsCombination).GroupBy(h => h.Year).OrderBy(g => g.Key)
            .Select(g => (g.Key, Real: (Hyperedge[])[.. g.OrderBy(h => h.Id, StringComparer.Ordinal)])).ToList();
        var results = options.NullModels.Select(_ => new List<NullYear>()).ToList();
        var graph = Hypergraph.Of(hyperedges);
        using var fits = FitEngine.Fit(graph, options.Model, new SeededDraws(options.Seed, name), threads: 0).GetEnumerator();
        for (var y = 0; y < years.Count; y++)
        {
            if (y > 0 && fits.MoveNext())
            {
                foreach (var (model, result) in ScoreYear(graph, fits.Current, years[y].Real,
                    name).Select((result, model) => (model, result)))
                    results[model].Add(result);
            }

            yearDone?.Invoke(y + 1, years.Count);
        }

        return [.. options.NullModels.SelectMany((model, i) => Rows(name, model.Name, results[i]))];
    }

    private IEnumerable<NullYear> ScoreYear(Hypergraph graph, YearFit fit, Hyperedge[] real, string name)
    {
        var novelty = Novelty(graph, fit, real);
        foreach (var model in options.NullModels)
        {
            var random = new List<double>(real.Length * options.NullSamples);
            for (var sample = 0; sample < options.NullSamples; sample++)
            {
                var seed = new SeededRandom(options.Seed,
                    FormattableString.Invariant($"{name}/null/{real[0].Year}/{sample}")).NextUInt64();
                random.AddRange(Novelty(graph, fit, model.Sample(real, unchecked((long)seed))));
            }

            yield return new NullYear(real[0].Year, novelty, [.. random]);
        }
    }

    private static double[] Novelty(Hypergraph graph, YearFit fit, IReadOnlyList<Hyperedge> documents) =>
        [.. documents.Select(d => EqualNovelty.Round(fit.Novelty([.. d.Nodes.Select(graph.NodeNumber)])))];

    private IEnumerable<NullModelRow> Rows(string name, string model, List<NullYear> years)
    {
        var rows = years.Select(y => Row(name, model, y.Year, y.Real, y.Random, y.Differences(), y.Wins())).ToList();
        if (rows.Count == 0)
            return rows;
        var all = Row(
            name, model, null, [.. years.SelectMany(y => y.Real)], [.. years.SelectMany(y => y.Random)],
            [.. years.SelectMany(y => y.Differences())],
            [.. years.SelectMany(y => y.Wins())]);
        all.Auc = rows.Sum(r => r.Documents * r.Auc) / all.Documents;
        all.KolmogorovSmirnov = rows.Sum(r => r.Documents * r.KolmogorovSmirnov) / all.Documents;
        return rows.Append(all);
    }

    private NullModelRow Row(string name, string model, int? year, double[] real, double[] random,
        double[] differences, double[] wins)
    {
        var interval = Resampling.Mean(differences, options.Seed,
            FormattableString.Invariant($"{name}/null/{model}/{year}"), options.Resamples);
        int[] labels = [.. Enumerable.Repeat(0, real.Length), .. Enumerable.Repeat(1, random.Length)];
        return new NullModelRow
        {
            Hypergraph = name,
            Model = model,
            Year = year,
            Documents = real.Length,
            Samples = options.NullSamples,
            RealMean = real.Average(),
            NullMean = random.Average(),
            Difference = differences.Average(),
            DifferenceLow = interval?.Low,
            DifferenceHigh = interval?.High,
            PairedAuc = wins.Average(),
            Auc = Ranking.Auroc(RankedScores.Of(labels, [.. real, .. random]))!.Value,
            KolmogorovSmirnov = KolmogorovSmirnov.Distance(real, random)!.Value,
        };
    }

    /// <param name="Year">The year.</param>
    /// <param name="Real">Novelty of each real document.</param>
    /// <param name="Random">Novelty of each random one, sample after sample, each in the order of
    /// <paramref name="Real"/>.</param>
    private sealed record NullYear(int Year, double[] Real, double[] Random)
    {
        /// <summary>For each real document the mean novelty of its random ones less its own.</summary>
        internal double[] Differences() => MeanOver((real, random) => random - real);

        /// <summary>For each real document the share of its random ones that are more novel, equal ones counting half.</summary>
        internal double[] Wins() => MeanOver((real, random) => random > real ? 1 : random == real ? 0.5 : 0);

        private double[] MeanOver(Func<double, double, double> compare)
        {
            var means = new double[Real.Length];
            for (var i = 0; i < Random.Length; i++)
                means[i % Real.Length] += compare(Real[i % Real.Length], Random[i]);
            for (var i = 0; i < means.Length; i++)
                means[i] /= Random.Length / Real.Length;
            return means;
        }
    }
}
