using DeepInnovation.Core.Documents;
using DeepInnovation.Hypergraphs.Novelty.Validation;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Validation;

public sealed class GroupSurpriseTests
{
    private static readonly NoveltyValidationOptions Options = new() { Resamples = 400 };

    [Fact]
    public void Means_and_top_shares_are_by_field_and_by_country_and_few_documents_are_marked()
    {
        List<Document> documents =
        [
            .. Enumerable.Range(0, 30)
                .Select(i => new Document { Id = $"a{i}", Year = 2000, Field = "Physics", Country = i < 29 ? "DE" : null }),
            .. Enumerable.Range(0, 10).Select(i => new Document { Id = $"b{i}", Year = 2000, Field = " ", Country = "FR" }),
            new Document { Id = "c", Year = 2000, Field = "Art", Country = "FR" },
            new Document { Id = "d", Year = 2000, Field = "Art", Country = "FR" },
        ];
        List<double?> percentiles =
        [
            .. Enumerable.Range(0, 30).Select(i => (double?)(i < 3 ? 0.95 : 0.25)),
            .. Enumerable.Repeat<double?>(0.5, 10), 0.9, null,
        ];
        var rows = GroupSurprise.Of("h", documents, percentiles, Options);
        Assert.Equal(
            [("field", "(unknown)", 10, true), ("field", "Art", 1, true), ("field", "Physics", 30, false),
                ("country", "(unknown)", 1, true), ("country", "DE", 29, true), ("country", "FR", 11, true)],
            rows.Select(r => (r.Grouping, r.Group, r.Documents, r.Few)));
        var physics = rows[2];
        Assert.Equal(((3 * 0.95) + (27 * 0.25)) / 30, physics.MeanPercentile, 1e-12);
        // The deviation is 0.7 sqrt(0.1 * 0.9) = 0.21, that of the mean 0.21 / sqrt(30) = 0.038: the interval is about 0.15 wide.
        Assert.InRange(physics.MeanHigh!.Value - physics.MeanLow!.Value, 0.1, 0.2);
        Assert.InRange(physics.MeanPercentile, physics.MeanLow.Value, physics.MeanHigh.Value);
        // Wilson for 3 of 30 is [0.0346, 0.2562] (known value).
        Assert.Equal((0.1, 0.0346, 0.2562), (physics.TopShare, Math.Round(physics.TopLow, 4), Math.Round(physics.TopHigh, 4)));
        Assert.Equal((0.9, null, null, 1.0), (rows[1].MeanPercentile, rows[1].MeanLow, rows[1].MeanHigh, rows[1].TopShare));
        Assert.Equal(rows,
            GroupSurprise.Of("h", [.. documents.AsEnumerable().Reverse()], [.. percentiles.AsEnumerable().Reverse()], Options));
    }

    [Fact]
    public void A_patent_counts_once_in_each_of_its_sections()
    {
        Document[] patents =
        [
            new() { Id = "a", Kind = DocumentKind.Patent, Year = 2000, Ipc = ["G06N 3/08", "G06N20/00", "A61B5/00"] },
            new() { Id = "b", Kind = DocumentKind.Patent, Year = 2000, Ipc = ["no symbol"] },
        ];
        var rows = GroupSurprise.Of("h", patents, [0.25, 0.75], Options);
        Assert.Equal(
            [("ipc-section", "(unknown)", 1, 0.75), ("ipc-section", "A", 1, 0.25), ("ipc-section", "G", 1, 0.25),
                ("country", "(unknown)", 2, 0.5)],
            rows.Select(r => (r.Grouping, r.Group, r.Documents, r.MeanPercentile)));
        Assert.Empty(GroupSurprise.Of("h", [], [], Options));
    }
}
