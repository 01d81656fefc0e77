using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Charts.Tests.Tables;

public sealed class RecordTableTests
{
    [Fact]
    public void Records_become_a_column_for_each_property()
    {
        var pairs = new[]
        {
            new { PaperId = "p1", PatentId = "q<1>", Similarity = 0.75f, PaperYear = 2001, PatentYear = 2005, Rank = 1 },
        };
        Assert.Equal(
            """
            paper id  patent id  similarity  paper year  patent year  rank
            p1        q<1>           0.7500        2001         2005     1
            1 row
            """.ReplaceLineEndings("\n"),
            pairs.Show().Text);
        Assert.Contains("<td class=\"s\">q&lt;1&gt;</td>", pairs.Show().Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Anonymous_types_tuples_and_single_values_work()
    {
        Assert.StartsWith("country  papers\nCN", new[] { new { Country = "CN", Papers = 3 } }.Show().Text,
            StringComparison.Ordinal);
        Assert.StartsWith("Item1  Item2\na          1", new[] { ("a", 1) }.Show().Text, StringComparison.Ordinal);
        Assert.StartsWith("value\na\nb", new[] { "a", "b" }.Show().Text, StringComparison.Ordinal);
        Assert.StartsWith("value\n    1\n    –", new int?[] { 1, null }.Show().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_is_counted_to_its_end() =>
        Assert.EndsWith("2 of 50 rows", Enumerable.Range(0, 100).Where(i => i % 2 == 0).Show(rows: 2).Text,
            StringComparison.Ordinal);

    [Fact]
    public void Documents_have_their_own_columns()
    {
        var documents = new[]
        {
            new Document { Id = "a", Title = "T", Year = 2000, Ipc = ["G06N", "H04N"], Abstract = "never shown here" },
        };
        Assert.Equal(
            """
            id  kind   year  country  title  field / IPC  keywords
            a   paper  2000  –        T      G06N; H04N
            1 row
            """.ReplaceLineEndings("\n"),
            documents.Show().Text);
    }

    [Fact]
    public void Metrics_show_intervals_only_where_there_are_some()
    {
        MetricRow[] plain = [new("accuracy", 0.5, null, null)], full = [new("auroc", 0.5, 0.25, 1)];
        Assert.Equal("metric     value\naccuracy  0.5000", plain.Show().Text);
        Assert.Equal("metric   value     low    high\nAUROC   0.5000  0.2500  1.0000", full.Show().Text);
    }

    [Fact]
    public void An_evaluation_says_what_it_rests_on()
    {
        var data = RankedScores.Of([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1]);
        var text = Evaluation.Of(data, 0.5, new EvaluationOptions { Resamples = 20 }).Show("Test").Text;
        Assert.StartsWith("Test\nmetric", text, StringComparison.Ordinal);
        Assert.Contains("average precision (AUPRC)   0.8333", text, StringComparison.Ordinal);
        Assert.Contains("4 documents, 2 of label 1; threshold 0.5; low and high: 95 % bootstrap interval, 20 resamples", text,
            StringComparison.Ordinal);
    }
}
