using CsCheck;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Labels;
using DeepInnovation.Labels.Quality;

namespace DeepInnovation.Tests.Labels.Quality;

public sealed class LabelQualityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// The reliability data of Krippendorff (2011), section C: four observers, twelve units, gaps; nominal alpha .743.
    /// </summary>
    [Fact]
    public void Alpha_is_that_of_the_published_example()
    {
        int?[][] observers =
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
            [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
        ];
        var units = Enumerable.Range(0, 12).Select(
            u => (IReadOnlyList<int>)[.. observers.Select(o => o[u]).Where(v => v is not null).Select(v => v!.Value)]).ToList();
        var alpha = KrippendorffAlpha.Of(units);
        Assert.Equal((11, 40), (alpha.Units, alpha.Judgements));
        Assert.Equal(0.743, alpha.Value!.Value, 1e-3);
    }

    /// <summary>The binary example of Krippendorff (2011), section A: two observers, ten units; alpha .095.</summary>
    [Fact]
    public void Alpha_of_two_observers_is_that_of_the_published_example()
    {
        int[] a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
        Assert.Equal(0.095, KrippendorffAlpha.Of([.. a.Zip(b, (x, y) => (IReadOnlyList<int>)[x, y])]).Value!.Value, 1e-3);
    }

    [Fact]
    public void Alpha_equals_the_definition_by_pairs() => Gen.Int[0, 2].Array[0, 4].Array[1, 8].Sample(units =>
    {
        // D_o: the mean over judgements of the share of unequal partners in the unit; D_e: the share of unequal pairs of all.
        var compared = units.Where(u => u.Length >= 2).ToList();
        var all = compared.SelectMany(u => u).ToList();
        var alpha = KrippendorffAlpha.Of([.. units.Select(u => (IReadOnlyList<int>)u)]);
        if (all.Distinct().Count() < 2)
            return alpha.Value is null;
        var observed = compared.Sum(u =>
            u.SelectMany((x, i) => u.Where((_, j) => j != i).Select(y => x != y ? 1.0 : 0)).Sum() / (u.Length - 1)) / all.Count;
        var expected = all.SelectMany((x, i) => all.Where((_, j) => j != i).Select(y => x != y ? 1.0 : 0))
            .Sum() / (all.Count * (all.Count - 1.0));
        return Math.Abs(alpha.Value!.Value - (1 - (observed / expected))) < 1e-9;
    }, seed: "0000KOIxVqs5");

    [Fact]
    public void The_interval_holds_the_value_and_narrows_with_documents()
    {
        var random = new SeededRandom(3, "alpha");
        List<IReadOnlyList<int>> Units(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(2))
            .Select(truth => (IReadOnlyList<int>)[truth, random.Next(10) == 0 ? 1 - truth : truth])];
        var (few, many) = (KrippendorffAlpha.Of(Units(50), 500, 1), KrippendorffAlpha.Of(Units(2000), 500, 1));
        Assert.True(few.Low < few.Value && few.Value < few.High && many.Low < many.Value && many.Value < many.High);
        Assert.True(many.High - many.Low < (few.High - few.Low) / 3);
        Assert.Equal(0.8, many.Value!.Value, 0.06);
    }

    [Fact]
    public void Pairs_and_strata_are_measured_apart_by_hand()
    {
        // A and B: both 1 four times, both 0 three times, A alone once, B alone twice.
        int[] a = [1, 1, 1, 1, 0, 0, 0, 1, 0, 0], b = [1, 1, 1, 1, 0, 0, 0, 0, 1, 1];
        var rows = new LabelQuality(200).Measure(Ratings.Of([("A", Labels(a)), ("B", Labels(b))]),
            d => [d.Id is "d7" or "d8" or "d9" ? "odd" : "even"]);
        Assert.Equal([("all", "all"), ("all", "A and B"), ("even", "all"), ("even", "A and B"), ("odd", "all"),
            ("odd", "A and B")], rows.Select(r => (r.Stratum, r.Raters)));
        var pair = rows[1];
        Assert.Equal((10, 0.7), (pair.Documents, pair.Agreement));
        Assert.Equal((0.7 - 0.5) / 0.5, pair.Kappa!.Value, 1e-12);
        var pi = 5.5 / 10;
        Assert.Equal((0.7 - (2 * pi * (1 - pi))) / (1 - (2 * pi * (1 - pi))), pair.Ac1!.Value, 1e-12);
        Assert.Equal((8.0 / 11, 6.0 / 9), (pair.PositiveAgreement!.Value, pair.NegativeAgreement!.Value));
        Assert.Equal((7, 1.0, 3, 0.0), (rows[3].Documents, rows[3].Agreement, rows[5].Documents, rows[5].Agreement));
        Assert.All(rows, r => Assert.True(r.Few));
    }

    [Fact]
    public void Where_nearly_all_labels_are_equal_kappa_falls_and_ac1_does_not()
    {
        var a = Enumerable.Repeat(0, 98).Append(1).Append(0).ToArray();
        var b = Enumerable.Repeat(0, 98).Append(0).Append(1).ToArray();
        var row = new LabelQuality(0).Measure(Ratings.Of([("A", Labels(a)), ("B", Labels(b))]))[1];
        Assert.True(row.Agreement == 0.98 && row.Kappa < 0 && row.Ac1 > 0.97);
    }

    [Fact]
    public void Raters_who_never_met_and_no_labels_have_no_value()
    {
        var apart = new LabelQuality(10).Measure(
            Ratings.Of([("A", Labels([1, 0])), ("B", [new DocumentLabel { Id = "x", Label = 1 }])]));
        Assert.All(apart, r => Assert.Equal((0, null, null, null), (r.Documents, r.Agreement, r.Kappa, r.Alpha)));
        Assert.Empty(Ratings.Of([("A", []), ("B", [])]).Rows);
        Assert.Contains("two raters are named", Assert.Throws<InputException>(() => Ratings.Of([("A", []), ("A", [])])).Message,
            StringComparison.Ordinal);
        Assert.Contains("A gives two different labels", Assert.Throws<InputException>(() =>
            Ratings.Of([("A", [new DocumentLabel { Id = "x", Label = 1 }, new DocumentLabel { Id = "x", Label = 0 }])])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_queue_goes_out_and_its_decisions_come_back_also_through_a_spreadsheet()
    {
        var ratings = Ratings.Of([("gpt", Labels([1, 1, 0, 0], "because; \"it\" learns")), ("expert", Labels([1, 0, 1, 0])),
            ("filter", Labels([1, 1, 1, 1]))]);
        var texts = ratings.Rows.Keys.ToDictionary(d => d,
            d => new Document { Id = d.Id, Title = d.Id == "d1" ? "=HYPERLINK(\"x\")" : "A title", Abstract = "Two\nlines" });
        Assert.Equal(3, ReviewQueue.Write(_folder["review.csv"], ratings, texts));
        var text = File.ReadAllText(_folder["review.csv"]);
        Assert.StartsWith("id,kind,priority,title,abstract,label gpt,rationale gpt,label expert,rationale "
            + "expert,label filter,rationale filter,decision,reviewer,comment\nd1,paper,0.33,\"'=HYPERLINK(\"\"x\"\")\"", text,
            StringComparison.Ordinal);

        // As a spreadsheet of another country saves it: byte-order mark, semicolons, CRLF.
        var rows = CsvFile.Read(_folder["review.csv"]).ToList();
        string Cell(string? cell) => cell is null ? "" : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        var lines = rows.Select((r, i) => string.Join(';', r.Columns.Select(c => Cell(c == "decision"
            ? new[] { "1", "skip", "" }[i] : c == "reviewer" && i < 2 ? "Ada" : c == "comment" && i == 0 ? "it learns" : r[c]))));
        File.WriteAllText(_folder["back.csv"],
            "\uFEFF" + string.Join(";", rows[0].Columns.Select(c => Cell(c))) + "\r\n" + string.Join("\r\n", lines) + "\r\n");
        var decisions = ReviewQueue.ReadDecisions(_folder["back.csv"], ratings);
        Assert.Equal([("d1", 1, "Ada", "it learns"), ("d2", null, "Ada", "")],
            decisions.Select(d => (d.Key.Id, d.Value.Label, d.Value.Reviewer, d.Value.Comment)));
        Assert.Equal(1, ReviewQueue.Write(_folder["again.csv"], ratings, texts, decisions.Keys.ToHashSet()));
        var settled = ReviewQueue.Settle(ratings, decisions, "2026-11-25T20:00:00Z");
        Assert.Equal([("d0", 1, "language model", "gpt"), ("d1", 1, "reviewer", "Ada")],
            settled.Select(l => (l.Id, l.Label, l.Judge, l.Model)));
        Assert.Equal("2026-11-25T20:00:00Z", settled[1].JudgedAt);
    }

    [Theory]
    [InlineData("d1,paper,2,Ada", "a decision is 1, 0 or skip")]
    [InlineData("d1,paper,1,", "a decision without its reviewer")]
    [InlineData("d9,paper,1,Ada", "this document is not in the queue")]
    [InlineData("d0,paper,1,Ada", "this document is not in the queue")]
    [InlineData("d1,book,1,Ada", "a kind is paper or patent")]
    [InlineData("d1,paper,1,Ada\nd1,paper,0,Bob", "a second decision on this document")]
    public void A_wrong_decision_is_named_with_its_line(string rows, string message)
    {
        var ratings = Ratings.Of([("a", Labels([1, 1])), ("b", Labels([1, 0]))]);
        _folder.Write("d.csv", "id,kind,decision,reviewer\n" + rows + "\n");
        var error = Assert.Throws<InputException>(() => ReviewQueue.ReadDecisions(_folder["d.csv"], ratings));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains($"line {1 + rows.Split('\n').Length}", error.Message, StringComparison.Ordinal);
    }

    private static DocumentLabel[] Labels(int[] labels, string rationale = "") =>
        [.. labels.Select((l, i) =>
            new DocumentLabel { Id = $"d{i}", Label = l, Rationale = rationale, Judge = "language model", Model = "gpt" })];
}
