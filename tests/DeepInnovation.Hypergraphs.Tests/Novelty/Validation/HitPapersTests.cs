using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Hypergraphs.Novelty.Validation;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Validation;

public sealed class HitPapersTests
{
    private static readonly NoveltyValidationOptions Options = new() { Resamples = 200 };

    [Fact]
    public void Hits_are_the_top_tenth_cited_of_their_year()
    {
        var (documents, percentiles) = Year(2000, 20, i => i);
        var rows = HitPapers.Of("h", documents, percentiles, Options);
        var shares = rows.Where(r => r.Measure == "hit-share").ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null], shares.Select(r => r.Decile));
        // Percentile ranks i/19: two reach 0.9, and they are the two hits.
        Assert.Equal([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 20], shares.Select(r => r.Documents));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2], shares.Select(r => r.Hits));
        // Wilson for 2 of 2 is [0.3424, 1], for 2 of 20 [0.0279, 0.3010] (known values).
        Assert.Equal((1.0, 0.3424, 1.0), (shares[9].Value, Math.Round(shares[9].Low!.Value, 4), shares[9].High));
        Assert.Equal((0.1, 0.0279, 0.3010),
            (shares[10].Value, Math.Round(shares[10].Low!.Value, 4), Math.Round(shares[10].High!.Value, 4)));
        Assert.Equal(1, Single(rows, "auc").Value);
        Assert.Null(Single(rows, "top-decile-relative-risk").Value); // no hit elsewhere to compare with
        Assert.Equal(0, Single(HitPapers.Of("h", documents, [.. percentiles.Select(p => 1 - p)], Options), "auc").Value);
    }

    [Fact]
    public void Documents_without_citations_without_novelty_and_of_small_years_are_left_out_and_counted()
    {
        var (documents, percentiles) = Year(2000, 20, i => i);
        var (small, smallPercentiles) = Year(2001, 9, i => i);
        var (unknown, unknownPercentiles) = Year(2000, 3, _ => null);
        var rows = HitPapers.Of(
            "h", [.. documents, .. small, .. unknown, documents[0] with { Cited = 1000 }],
            [.. percentiles, .. smallPercentiles, .. unknownPercentiles, null], Options);
        Assert.Equal((20, 2), (Single(rows, "auc").Documents, Single(rows, "auc").Hits));
        Assert.Equal(3, Single(rows, "without-citations").Documents);
        Assert.Equal(9, Single(rows, "small-year").Documents);
    }

    [Fact]
    public void Equal_citations_are_no_hits_and_nothing_is_claimed_of_them()
    {
        var (documents, percentiles) = Year(2000, 20, _ => 0);
        var rows = HitPapers.Of("h", documents, percentiles, Options);
        Assert.Equal((20, 0, null, null),
            (Single(rows, "auc").Documents, Single(rows, "auc").Hits, Single(rows, "auc").Value, Single(rows, "auc").Low));
        Assert.All(HitPapers.Of("h", [], [], Options), r => Assert.Equal((0, 0, null), (r.Documents, r.Hits, r.Value)));
    }

    [Fact]
    public void Citations_that_follow_novelty_are_found_and_others_are_chance()
    {
        var random = new SeededRandom(9, "citations");
        var (documents, percentiles) = Year(2000, 2000, _ => random.Next(1_000_000));
        var chance = HitPapers.Of("h", documents, percentiles, Options);
        Assert.InRange(0.5, Single(chance, "auc").Low!.Value, Single(chance, "auc").High!.Value);
        Assert.InRange(1, Single(chance, "top-decile-relative-risk").Low!.Value,
            Single(chance, "top-decile-relative-risk").High!.Value);
        (documents, percentiles) = Year(2000, 2000, i => i + random.Next(2000));
        var related = HitPapers.Of("h", documents, percentiles, Options);
        Assert.True(Single(related, "auc").Low > 0.7);
        Assert.True(Single(related, "top-decile-relative-risk").Low > 2);
        Assert.Equal(related,
            HitPapers.Of("h", [.. documents.AsEnumerable().Reverse()], [.. percentiles.AsEnumerable().Reverse()], Options));
    }

    [Fact]
    public void The_relative_risk_is_that_of_the_formula()
    {
        // 20 of 100 against 10 of 100: ln RR = ln 2, deviation sqrt(0.05 - 0.01 + 0.1 - 0.01) = 0.360555; exp(-/+1.959964 *
        // 0.360555) = 0.493282 and its inverse.
        var risk = RelativeRisk.Of(20, 100, 10, 100);
        Assert.Equal((2.0, 0.9866, 4.0545), (risk.Value, Math.Round(risk.Low!.Value, 4), Math.Round(risk.High!.Value, 4)));
        Assert.Equal(new RelativeRisk(0, null, null), RelativeRisk.Of(0, 10, 1, 10));
        Assert.Equal(default, RelativeRisk.Of(1, 10, 0, 10));
        Assert.Equal(default, RelativeRisk.Of(0, 0, 1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelativeRisk.Of(2, 1, 1, 10));
    }

    private static HitRow Single(List<HitRow> rows, string measure) => Assert.Single(rows, r => r.Measure == measure);

    private static (List<Document> Documents, List<double?> Percentiles) Year(int year, int count, Func<int, int?> cited) => (
        [.. Enumerable.Range(0, count).Select(i => new Document { Id = $"{year}-{i:0000}", Year = year, Cited = cited(i) })],
        [.. Enumerable.Range(0, count).Select(i => (double?)i / (count - 1))]);
}
