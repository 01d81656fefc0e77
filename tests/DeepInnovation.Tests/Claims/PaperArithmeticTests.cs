using CsCheck;
using DeepInnovation.Claims;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Tests.Claims;

/// <summary>
/// The paper's contradictions, as computed on paper, and the identities behind them on random two-by-two tables.
/// </summary>
public sealed class PaperArithmeticTests
{
    private static readonly Dictionary<string, Measurement> Computed =
        PaperArithmetic.Measure(ClaimBook.DeepInnovationAI).ToDictionary(measurement => measurement.Id);

    private static readonly Dictionary<string, LedgerRow> Rows =
        Ledger.Fill(ClaimBook.DeepInnovationAI.Claims, Computed, new ScopeEvidence(DataScope.Sample, 0, 0, 3511929, 2356204))
            .ToDictionary(row => row.Id);

    [Theory]
    [InlineData("table5.manual.ai.f1", 0.890, 0.0005)] // 2 * .807 * .992 / 1.799; printed .900
    [InlineData("table5.manual.non-ai.f1", 0.908, 0.0005)] // 2 * .993 * .837 / 1.830; printed .915
    [InlineData("table5.test.prevalence", 0.4005, 0.0005)] // odds .963 * .025 / (.974 * .037) = .668
    [InlineData("auprc.hard-labels", 0.9484, 0.0005)] // .963 * .974 + .4005 * .026
    [InlineData("cosine.ratio", 28.474, 0.001)]
    [InlineData("cosine.unpaired", 0, 0)]
    [InlineData("patents.sum", 1163673, 0)]
    [InlineData("novelty.mean", 12.398, 0.0005)]
    [InlineData("novelty.flat", 11.983, 0.0005)] // 4 ln 20
    public void The_arithmetic_gives_what_a_pocket_calculator_gives(string id, double value, double precision) =>
        Assert.InRange(Computed[$"arithmetic.{id}"].Value, value - precision, value + precision);

    [Fact]
    public void What_contradicts_differs_and_what_agrees_is_reproduced_on_any_data()
    {
        string Ids(Verdict verdict) => string.Join(' ', Rows.Values
            .Where(row => row.Topic == "consistency" && row.Verdict == verdict).Select(row => row.Id["consistency.".Length..]));
        Assert.Equal("table5.manual.non-ai.f1 table5.manual.ai.f1 table5.test.prevalence auprc.hard-labels cosine.one-count",
            Ids(Verdict.Differs));
        Assert.Equal(
            "table5.train.non-ai.f1 table5.train.ai.f1 table5.validation.non-ai.f1 table5.validation.ai.f1 table5.test.non-ai.f1 "
            +
            "table5.test.ai.f1 cosine.explained cosine.one-per-paper patents.sum novelty.mean novelty.flat",
            Ids(Verdict.Reproduced));
        Assert.Equal("readme.novelty dual-layer multilingual", Ids(Verdict.NotTestable));
    }

    [Fact]
    public void Rounding_does_not_explain_what_differs_and_does_explain_what_agrees()
    {
        foreach (var row in Rows.Values.Where(row => row.Topic == "consistency" && row.Low is not null))
        {
            var overlaps = row.Low <= row.Expected + 0.0005 && row.High >= row.Expected - 0.0005;
            Assert.Equal(row.Verdict == Verdict.Reproduced, overlaps);
        }
    }

    [Fact]
    public void A_mended_table_would_be_reproduced()
    {
        var claim = ClaimBook.DeepInnovationAI.Claims.Single(c => c.Id == "consistency.table5.manual.ai.f1");
        var scope = new ScopeEvidence(DataScope.Sample, 0, 0, 1, 1);
        Assert.Equal(Verdict.Differs, ClaimCheck.Judge(claim, Computed[claim.Measurement!], scope).Verdict);
        Assert.Equal(Verdict.Reproduced,
            ClaimCheck.Judge(claim with { Expected = 0.890 }, Computed[claim.Measurement!], scope).Verdict);
    }

    [Fact]
    public void The_identities_hold_for_every_two_by_two_table() =>
        Gen.Int[1, 300].Array[4].Sample(cells =>
        {
            var (tp, fp, fn, tn) = ((double)cells[0], (double)cells[1], (double)cells[2], (double)cells[3]);
            var (p, r, s, prevalence) = (tp / (tp + fp), tp / (tp + fn), tn / (tn + fp), (tp + fn) / cells.Sum());
            Assert.Equal(2 * tp / ((2 * tp) + fp + fn), PrintedMetrics.F1(p, r), 1e-12);
            Assert.Equal(prevalence, PrintedMetrics.Prevalence(p, r, s), 1e-9);

            var rows = new[] { (1, 1.0), (0, 1.0), (1, 0.0), (0, 0.0) }.Zip(cells, Enumerable.Repeat)
                .SelectMany(cell => cell).ToList();
            var ranked = RankedScores.Of([.. rows.Select(row => row.Item1)], [.. rows.Select(row => row.Item2)]);
            Assert.Equal(Ranking.AveragePrecision(ranked), PrintedMetrics.AveragePrecisionOfLabels(p, r, prevalence), 1e-12);
        }, seed: "000000000000", iter: 300);
}
