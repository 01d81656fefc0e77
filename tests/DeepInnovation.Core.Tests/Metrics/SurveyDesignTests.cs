using CsCheck;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Core.Tests.Metrics;

/// <summary>
/// Weighted metrics and their intervals: equal to the plain ones where weights are 1, to those of rows written
/// out where they are whole numbers.
/// </summary>
public sealed class SurveyDesignTests
{
    private static readonly EvaluationOptions Options = new() { Resamples = 200, Seed = 5 };

    private static readonly Gen<(int Label, int Score, int Weight)[]> Rows = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 10],
        Gen.Int[1, 9]).Array[1, 30];

    [Fact]
    public void With_weights_of_1_every_figure_is_the_plain_one() => Rows.Sample(rows =>
    {
        var (labels, scores) = (Labels(rows), Scores(rows));
        var plain = Measured.Of(RankedScores.Of(labels, scores), 0.5, EvaluationOptions.WithoutIntervals);
        var data = RankedScores.Of(labels, scores, DesignOf(rows, _ => 1));
        var weighted = Measured.Of(data, 0.5, Options);
        Assert.Equal(plain.ToTable(), weighted.ToTable().Select(r => r with { Low = null, High = null }));
        Assert.Equal(plain.Reliability, weighted.Reliability);
        Assert.Equal((plain.Confusion, plain.Population, plain.N), (weighted.Confusion, weighted.Population, weighted.N));
        Assert.Equal(PrecisionRecallPoint.Curve(RankedScores.Of(labels, scores)), PrecisionRecallPoint.Curve(data));

        // All of the population is known, so nothing is uncertain.
        Assert.All(weighted.ToTable().Where(r => r.Value is not null && r.Low is not null),
            r => Assert.Equal((r.Value, r.Value), (r.Low, r.High)));
    }, seed: "000000000000", iter: 200);

    [Fact]
    public void Whole_weights_are_rows_written_out() => Rows.Sample(rows =>
    {
        var copies = rows.SelectMany(r => Enumerable.Repeat(r, r.Weight)).ToArray();
        var expected = Measured.Of(RankedScores.Of(Labels(copies), Scores(copies)), 0.5, EvaluationOptions.WithoutIntervals);
        var data = RankedScores.Of(Labels(rows), Scores(rows), DesignOf(rows, r => r.Weight));
        var weighted = Measured.Of(data, 0.5, EvaluationOptions.WithoutIntervals);
        Assert.All(expected.ToTable().Zip(weighted.ToTable()), p => Close(p.First.Value, p.Second.Value));
        Assert.Equal((expected.Confusion, (double)expected.N, rows.Length),
            (weighted.Confusion, weighted.Population, weighted.N));
        Assert.All(expected.Reliability.Zip(weighted.Reliability), p =>
        {
            Close(p.First.MeanScore, p.Second.MeanScore);
            Close(p.First.PositiveShare, p.Second.PositiveShare);
        });
        Assert.Equal(rows.Length, weighted.Reliability.Sum(b => b.Count));
        Assert.All(PrecisionRecallPoint.Curve(RankedScores.Of(Labels(copies), Scores(copies)))
            .Zip(PrecisionRecallPoint.Curve(data)), p =>
            {
                Assert.Equal(p.First.Threshold, p.Second.Threshold);
                Close(p.First.Precision, p.Second.Precision);
                Close(p.First.Recall, p.Second.Recall);
            });
    }, seed: "000000000000", iter: 200);

    [Fact]
    public void A_lead_is_the_difference_of_weighted_average_precisions() =>
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 5], Gen.Int[1, 6]).Array[2, 25]
            .Where(rows => rows.Any(r => r.Item1 == 1)).Sample(rows =>
            {
                double[] other = [.. rows.Select(r => (double)((r.Item2 * 7) % 5))];
                var copies = Enumerable.Range(0, rows.Length).SelectMany(i => Enumerable.Repeat(i, rows[i].Item3)).ToArray();
                double Of(Func<int, double> score) =>
                    Ranking.AveragePrecision(RankedScores.Of([.. copies.Select(i => rows[i].Item1)], [.. copies.Select(score)]));
                var design = DesignOf(rows, r => r.Item3);
                var lead = PairedDifference.OfAveragePrecision(Labels(rows), Scores(rows), other, Options with { Resamples = 20 },
                    design, TestContext.Current.CancellationToken);
                Assert.Equal(Of(i => Scores(rows)[i]) - Of(i => other[i]), lead.Value, 1e-12);
                var same = PairedDifference.OfAveragePrecision(Labels(rows), Scores(rows), Scores(rows),
                    Options with { Resamples = 20 }, design, TestContext.Current.CancellationToken);
                Assert.True(same.Value == 0 && same.Interval is null or { Low: 0, High: 0 });
            }, seed: "000000000000", iter: 60);

    [Fact]
    public void Resamples_draw_units_within_strata_as_documented()
    {
        SurveyRow[] rows =
        [
            new("a", "u1", 5), new("a", "u1", 5), new("a", "u2", 5), new("a", "u3", 5), // 4 of 20, three units
            new("b", "v1", 1), new("b", "v2", 1), // 2 of 2: measured in full
            new("c", "w1", 10), new("c", "w2", 10), new("c", "u3", 10), // u3 is at home in "a", which comes first
        ];
        var design = SurveyDesign.Of(rows);
        Assert.Equal((9, 52, 3, true), (design.Count, design.Population, design.Strata, design.HasIntervals));
        var weights = new double[rows.Length];
        for (var i = 0; i < 50; i++)
        {
            design.Draw(new SeededRandom(3, $"{i}"), weights);
            var random = new SeededRandom(3, $"{i}");

            // By hand: "a" has 5 documents at home that stand for 30, "c" two for 20.
            string[] ofA = ["u1", "u2", "u3"], ofC = ["w1", "w2"];
            string[] drawnA = [ofA[random.Next(3)], ofA[random.Next(3)]];
            random.Next(2); // "b" draws too, to no effect
            var drawnC = ofC[random.Next(2)];
            var (lambdaA, lambdaC) = (Math.Sqrt(1 - (5 / 30.0)), Math.Sqrt(1 - (2 / 20.0)));
            double A(string unit) => 1 - lambdaA + (lambdaA * 1.5 * drawnA.Count(u => u == unit));
            double C(string unit) => 1 - lambdaC + (lambdaC * 2 * (drawnC == unit ? 1 : 0));
            double[] raw = [5 * A("u1"), 5 * A("u1"), 5 * A("u2"), 5 * A("u3"), 1, 1, 10 * C("w1"), 10 * C("w2"), 10 * A("u3")];
            var (sumA, sumC) = (raw[0] + raw[1] + raw[2] + raw[3] + raw[8], raw[6] + raw[7]);
            double[] expected =
            [
                raw[0] * 30 / sumA, raw[1] * 30 / sumA, raw[2] * 30 / sumA,
                raw[3] * 30 / sumA, 1, 1, raw[6] * 20 / sumC, raw[7] * 20 / sumC, raw[8] * 30 / sumA,
            ];
            Assert.All(expected.Zip(weights), p => Assert.Equal(p.First, p.Second, 1e-12));
        }
    }

    [Fact]
    public void The_spread_of_a_share_is_Cochrans()
    {
        // 40 of 400, 30 of 60 and 20 of 20, with 10, 12 and 5 of label 1.
        var rows = Many("a", 40, 10).Concat(Many("b", 30, 2)).Concat(Many("c", 20, 1)).ToArray();
        int[] labels = [.. rows.Select((_, i) => i is < 10 or (>= 40 and < 52) or (>= 70 and < 75) ? 1 : 0)];
        var expected = StratifiedEstimate.Of([new("a", 400, 40, 10), new("b", 60, 30, 12), new("c", 20, 20, 5)]);
        var options = new EvaluationOptions { Resamples = 20_000, Seed = 3 };
        var evaluation = Measured.Of(
            RankedScores.Of(labels, [.. labels.Select(l => (double)l)], SurveyDesign.Of(rows)), 0.5, options);
        Assert.Equal(expected.Share, evaluation.Prevalence, 1e-12);

        // The widths are about 0.22; an end of 20,000 resamples has a standard error of about 0.001, and a
        // percentile interval is no normal one.
        Assert.Equal(expected.Low!.Value, evaluation.Intervals[MetricNames.Prevalence].Low, 0.012);
        Assert.Equal(expected.High!.Value, evaluation.Intervals[MetricNames.Prevalence].High, 0.012);
        Assert.Equal(expected.High.Value - expected.Low.Value,
            evaluation.Intervals[MetricNames.Prevalence].High - evaluation.Intervals[MetricNames.Prevalence].Low, 0.01);
    }

    [Fact]
    public void Neither_the_order_of_documents_nor_the_threads_change_a_bit()
    {
        var random = new SeededRandom(8, "rows");
        var rows = Enumerable.Range(0, 120).Select(i => (Label: random.Next(2), Score: random.Next(11) / 10.0,
            Row: new SurveyRow($"s{i % 4}", $"u{i / 2}", 1 + (i % 4 / 3.0)))).ToArray();
        RankedScores Of(IEnumerable<(int Label, double Score, SurveyRow Row)> given) =>
            RankedScores.Of([.. given.Select(r => r.Label)], [.. given.Select(r => r.Score)],
                SurveyDesign.Of([.. given.Select(r => r.Row)]));
        var shuffled = rows.ToArray();
        random.Shuffle<(int, double, SurveyRow)>(shuffled);
        var (one, two) = (Measured.Of(Of(rows), 0.5, Options), Measured.Of(Of(shuffled), 0.5, Options with { Threads = 1 }));
        Assert.Equal(one.ToTable(), two.ToTable());
        Assert.Equal(one.Intervals, two.Intervals);
        Assert.All(one.Intervals.Values, i => Assert.True(i.Low < i.High));
        Assert.NotEqual(one.Intervals["f1_positive"],
            Measured.Of(Of(rows), 0.5, Options with { Seed = 6 }).Intervals["f1_positive"]);
    }

    [Fact]
    public void A_stratum_of_one_unit_is_joined_to_its_nearest_for_the_intervals()
    {
        Func<string, string> kind = name => name[..1];
        SurveyDesign Of(params SurveyRow[] rows) => SurveyDesign.Of(rows, [kind]);
        // p2 and p3 are thin and lie in one kind: they are joined with each other and p1 stays alone.
        Assert.Equal(2, Of([.. Many("p1", 2, 3), new("p2", "x", 3), new("p3", "y", 3)]).Strata);
        // p2 alone is thin: it joins p1, the smallest of its kind.
        Assert.Equal(3, Of([.. Many("p0", 3, 3), .. Many("p1", 2, 3), new("p2", "x", 3), .. Many("q1", 2, 3)]).Strata);
        // q1 has none of its kind, so it joins the smallest of all.
        Assert.Equal(2, Of([.. Many("p0", 3, 3), .. Many("p1", 2, 3), new("q1", "x", 3)]).Strata);
        // Measured in full, one unit is enough.
        Assert.Equal(2, Of([.. Many("p1", 2, 3), new("p2", "x", 1)]).Strata);
        // A single unit in all knows nothing of its spread.
        var alone = Of(new("p1", "x", 3), new("q1", "x", 3));
        Assert.False(alone.HasIntervals);
        var evaluation = Measured.Of(RankedScores.Of([1, 0], [0.9, 0.1], alone), 0.5, Options);
        Assert.Empty(evaluation.Intervals);
        Assert.Null(PairedDifference.OfAveragePrecision([1, 0], [0.9, 0.1], [0.1, 0.9], Options, alone,
            TestContext.Current.CancellationToken).Interval);
    }

    [Fact]
    public void Weights_below_1_and_lists_of_other_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SurveyDesign.Of([]));
        Assert.Throws<ArgumentException>(() => SurveyDesign.Of([new("a", "u", 0.5)]));
        Assert.Throws<ArgumentException>(() => SurveyDesign.Of([new("a", "u", double.NaN)]));
        Assert.Throws<ArgumentException>(() => RankedScores.Of([1, 0], [0.5, 0.5], SurveyDesign.Of([new("a", "u", 1)])));
    }

    [Fact]
    public void Sample_and_corpus_stand_beside_each_other()
    {
        var (labels, scores) = ((int[])[1, 0, 1], (double[])[0.9, 0.8, 0.1]);
        var sample = Measured.Of(RankedScores.Of(labels, scores), 0.5, Options);
        var corpus = Measured.Of(RankedScores.Of(labels, scores,
            SurveyDesign.Of([new("a", "1", 1), new("a", "2", 1), new("b", "3", 8)])), 0.5, EvaluationOptions.WithoutIntervals);
        var table = MetricPair.Table(sample, corpus);
        Assert.Equal(MetricNames.All, table.Select(r => r.Metric));
        var recall = table.Single(r => r.Metric == "recall_positive");
        Assert.Equal((0.5, 1 / 9.0, null), (recall.Sample, recall.Corpus, recall.CorpusLow));
        Assert.Equal(sample.Intervals["recall_positive"].Low, recall.SampleLow);
        Assert.All(MetricPair.Table(sample, null), r => Assert.Null(r.Corpus));
    }

    private static IEnumerable<SurveyRow> Many(string stratum, int count, double weight) =>
        Enumerable.Range(0, count).Select(i => new SurveyRow(stratum, $"{stratum}/{i}", weight));

    private static SurveyDesign DesignOf((int, int, int)[] rows, Func<(int Label, int Score, int Weight), double> weight) =>
        SurveyDesign.Of([.. rows.Select((r, i) => new SurveyRow($"{r.Item3}", $"{i}", weight(r)))]);

    private static int[] Labels((int Label, int, int)[] rows) => [.. rows.Select(r => r.Label)];

    private static double[] Scores((int, int Score, int)[] rows) => [.. rows.Select(r => r.Score / 10.0)];

    private static void Close(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-12);
    }
}
