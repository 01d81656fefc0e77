using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Core.Tests.Metrics;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Classifier;

public sealed class CorpusWeightsTests
{
    [Fact]
    public void A_document_counts_the_documents_of_its_cell_over_those_measured_there()
    {
        List<SampledDocument> measured = [.. Drawn(true, "G", 2), .. Drawn(false, "G", 4), .. Drawn(false, "H", 1)];
        var weights = CorpusWeights.Of(measured,
            [Cell(true, "G", 2), Cell(false, "G", 40), Cell(false, "H", 7), Cell(true, "H", 0)]);
        Assert.Equal([1, 1, 10, 10, 10, 10, 7], weights.Design.Weights.ToArray());
        Assert.Equal((49, 0, 0, 0), (weights.Design.Population, weights.EmptyCells, weights.SpokenFor, weights.Uncovered));
    }

    [Fact]
    public void A_cell_without_a_document_is_spoken_for_by_its_kind_and_verdict_in_proportion()
    {
        List<SampledDocument> measured = [.. Drawn(false, "G", 2), .. Drawn(false, "H", 1), .. Drawn(true, "G", 5)];
        // Of the rest, 40 + 10 documents are represented and 25 are not: each counts half as much again.
        var weights = CorpusWeights.Of(measured,
            [Cell(false, "G", 40), Cell(false, "H", 10), Cell(false, "A", 20), Cell(false, "B", 5), Cell(true, "G", 5)]);
        Assert.Equal([30, 30, 15, 1, 1, 1, 1, 1], weights.Design.Weights.ToArray().Select(w => Math.Round(w, 12)));
        Assert.Equal((2, 25, 0), (weights.EmptyCells, weights.SpokenFor, weights.Uncovered));
        Assert.Equal(80, weights.Design.Population, 1e-9);
    }

    [Fact]
    public void Nothing_is_said_of_a_verdict_or_a_kind_without_any_document()
    {
        var weights = CorpusWeights.Of(Drawn(true, "G", 3),
            [Cell(true, "G", 6), Cell(false, "G", 100), Cell(true, "?", 50, DocumentKind.Paper)]);
        Assert.Equal((6, 2, 0, 150), (weights.Design.Population, weights.EmptyCells, weights.SpokenFor, weights.Uncovered));
    }

    [Fact]
    public void Near_duplicates_are_drawn_together()
    {
        var measured = Drawn(false, "G", 4);
        measured[1].Group = measured[0].Group = "patent:a";
        var design = CorpusWeights.Of(measured, [Cell(false, "G", 40)]).Design;
        var weights = new double[4];
        for (var i = 0; i < 20; i++)
        {
            design.Draw(new SeededRandom(1, $"{i}"), weights);
            Assert.Equal(weights[0], weights[1]);
            Assert.Equal(40, weights.Sum(), 1e-9);
        }
    }

    [Fact]
    public void Quotas_of_another_sample_are_refused()
    {
        var error = Assert.Throws<InputException>(() => CorpusWeights.Of(Drawn(true, "G", 3), [Cell(true, "G", 2)]));
        Assert.Contains("03-sampling/quotas.parquet, column \"available\": 3 labelled documents are of Patent, candidate, \"G\", "
            + "which has 2 documents", error.Message, StringComparison.Ordinal);
        Assert.Contains("which has 0 documents",
            Assert.Throws<InputException>(() => CorpusWeights.Of(Drawn(true, "G", 3), [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_simulation_the_intervals_hold_the_populations_figures_as_often_as_they_say()
    {
        // A population as real corpora are: few candidates, most of AI among them, and a filter that
        // misses some. Its figures are known.
        var random = new SeededRandom(20, "population");
        var (items, labels, scores) = (new List<SamplingItem>(), new List<int>(), new List<double>());
        for (var i = 0; i < 4000; i++)
        {
            var candidate = random.Next(100) < 15;
            var label = random.Next(1000) < (candidate ? 450 : 30) ? 1 : 0;
            // A third of the titles come twice, so that groups are drawn; each has a number of its own otherwise.
            items.Add(new SamplingItem($"{i}", ["paper", candidate ? "candidate" : "rest", $"f{random.Next(4)}"],
                $"title {(i % 6 == 1 ? i - 1 : i)}"));
            labels.Add(label);
            scores.Add(Math.Round(1 / (1 + Math.Exp(
                -((2 * label) + (candidate ? 1 : 0) - 2 + (3 * (random.NextDouble() + random.NextDouble() - 1))))), 3));
        }

        const int samples = 120;
        string[] metrics =
        [
            MetricNames.AveragePrecision, MetricNames.Prevalence, "precision_positive", "recall_positive", "f1_positive",
        ];
        var truth = Values(Measured.Of(RankedScores.Of(labels, scores), 0.5, EvaluationOptions.WithoutIntervals));
        var (held, sums, plain) = (metrics.ToDictionary(m => m, _ => 0), metrics.ToDictionary(m => m, _ => 0.0),
            metrics.ToDictionary(m => m, _ => 0.0));
        for (var seed = 0; seed < samples; seed++)
        {
            var sample = Sampler.Draw(items, 1600, seed, SplitFractions.Default);
            var test = sample.Items.Where(i => i.Split == Split.Test).ToList();
            List<SampledDocument> rows = [.. test.Select(i => new SampledDocument
            {
                Id = items[i.Index].Key, Candidate = items[i.Index].Levels[1] == "candidate",
                Stratum = items[i.Index].Levels[2], Group = i.Group,
            })];
            int[] given = [.. test.Select(i => labels[i.Index])];
            double[] scored = [.. test.Select(i => scores[i.Index])];
            var design = CorpusWeights.Of(rows, [.. sample.Cells.Select(DocumentFrame.ToQuota)]).Design;
            var evaluation = Measured.Of(RankedScores.Of(given, scored, design), 0.5,
                new EvaluationOptions { Resamples = 200, Seed = seed });
            var unweighted = Values(Measured.Of(RankedScores.Of(given, scored), 0.5, EvaluationOptions.WithoutIntervals));
            var values = Values(evaluation);
            foreach (var metric in metrics)
            {
                (sums[metric], plain[metric]) = (sums[metric] + values[metric], plain[metric] + unweighted[metric]);
                var interval = evaluation.Intervals[metric];
                held[metric] += interval.Low <= truth[metric] && truth[metric] <= interval.High ? 1 : 0;
            }
        }

        foreach (var metric in metrics)
        {
            TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
                $"{metric}: truth {truth[metric]:F3}, mean weighted {sums[metric] / samples:F3}, ")
                + FormattableString.Invariant($"mean plain {plain[metric] / samples:F3}, held {held[metric]} of {samples}"));
            // 95 % of 120 are 114, give or take 2.4; percentile intervals of ratios in small strata fall somewhat short.
            Assert.InRange(held[metric], samples * 88 / 100, samples);
            Assert.Equal(truth[metric], sums[metric] / samples, 0.02);
            Assert.True(plain[metric] / samples > truth[metric] + 0.02, $"{metric}: the sample should flatter");
        }

        static Dictionary<string, double> Values(Evaluation evaluation) =>
            evaluation.ToTable().ToDictionary(r => r.Metric, r => r.Value!.Value);
    }

    private static List<SampledDocument> Drawn(bool candidate, string stratum, int count) =>
        [.. Enumerable.Range(0, count).Select(i =>
            new SampledDocument
            {
                Id = $"{candidate}{stratum}{i}",
                Kind = DocumentKind.Patent,
                Candidate = candidate,
                Stratum = stratum,
                Group = $"{candidate}{stratum}{i}",
            })];

    private static Quota Cell(bool candidate, string stratum, int available, DocumentKind kind = DocumentKind.Patent) =>
        new() { Kind = kind, Candidate = candidate, Stratum = stratum, Available = available };
}
