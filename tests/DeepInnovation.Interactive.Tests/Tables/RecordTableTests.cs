using DeepInnovation.Claims;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Runs;
using DeepInnovation.Similarity;

namespace DeepInnovation.Interactive.Tests.Tables;

public sealed class RecordTableTests
{
    [Fact]
    public void Records_become_a_column_for_each_property()
    {
        var pairs = new[] { new SimilarPair { PaperId = "p1", PatentId = "q<1>", Similarity = 0.75f, PaperYear = 2001, PatentYear = 2005, Rank = 1 } };
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
        Assert.StartsWith("country  papers\nCN", new[] { new { Country = "CN", Papers = 3 } }.Show().Text, StringComparison.Ordinal);
        Assert.StartsWith("Item1  Item2\na          1", new[] { ("a", 1) }.Show().Text, StringComparison.Ordinal);
        Assert.StartsWith("value\na\nb", new[] { "a", "b" }.Show().Text, StringComparison.Ordinal);
        Assert.StartsWith("value\n    1\n    –", new int?[] { 1, null }.Show().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_is_counted_to_its_end() =>
        Assert.EndsWith("2 of 50 rows", Enumerable.Range(0, 100).Where(i => i % 2 == 0).Show(rows: 2).Text, StringComparison.Ordinal);

    [Fact]
    public void Documents_have_their_own_columns()
    {
        var documents = new[] { new Document { Id = "a", Title = "T", Year = 2000, Ipc = ["G06N", "H04N"], Abstract = "never shown here" } };
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
        Assert.Contains("4 documents, 2 of label 1; threshold 0.5; low and high: 95 % bootstrap interval, 20 resamples", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_is_told_in_words_marks_and_colour()
    {
        var rows = Enum.GetValues<Verdict>().Select(v => new LedgerRow
        {
            Id = $"claim.{v}",
            Statement = "<script>alert(1)</script>",
            Tag = "P",
            Expected = 2356204,
            Measured = v == Verdict.NotTestable ? null : 0.25,
            Unit = "rows",
            Verdict = v,
        }).ToList();
        var html = Body.Of(rows.Show());
        Assert.Contains("<span class=\"verdict reproduced\">✔ reproduced</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"verdict differs\">✘ differs</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"verdict not-testable\">○ not testable</span>", html, StringComparison.Ordinal);
        Assert.Contains("2,356,204 rows", html, StringComparison.Ordinal);
        Assert.Contains("3 claims: 1 reproduced, 1 differ, 1 not testable on these data", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_is_a_tree_and_as_text_a_small_table()
    {
        var manifest = new StageManifest
        {
            Stage = "candidates",
            Seed = 42,
            Inputs = [new InputFile("01-corpus/documents.parquet", new string('a', 64))],
            Counts = new SortedDictionary<string, long> { ["documents.kept"] = 1234 },
            Outputs = [new OutputFile("candidates.parquet", new string('b', 64), 2048, 6000)],
            WallSeconds = 1.25,
            PeakMemoryBytes = 3 << 20,
        };
        Assert.Equal(
            """
            Stage candidates
            what                                              value
            read 01-corpus/documents.parquet  SHA-256 aaaaaaaaaaaa…
            count documents.kept                              1,234
            wrote candidates.parquet            6,000 rows, 2.0 KiB
            seed                                                 42
            wall time                                         1.3 s
            peak memory                                       3 MiB
            """.ReplaceLineEndings("\n"),
            manifest.Show().Text);
        var html = Body.Of(manifest.Show());
        Assert.StartsWith("<div class=\"di-tree\"><details open><summary><strong>Stage candidates</strong> 1 file, 6,000 rows, 1.3 s</summary>", html, StringComparison.Ordinal);
        Assert.Contains("<details><summary>counts (1)</summary><table><tbody><tr><th scope=\"row\">documents.kept</th><td class=\"n\">1,234</td></tr></tbody></table></details>", html, StringComparison.Ordinal);
        Assert.Equal(html.Split("<details").Length, html.Split("</details>").Length);
    }

    [Theory]
    [InlineData("01-corpus/documents.parquet", "01-corpus/documents.parquet")]
    [InlineData("/home/someone/data/manual.csv", "manual.csv")]
    [InlineData("C:/Users/someone/manual.csv", "manual.csv")]
    [InlineData("C:\\Users\\someone\\manual.csv", "manual.csv")]
    public void A_manifest_tells_no_reader_where_files_lie_on_a_users_machine(string path, string shown)
    {
        var view = new StageManifest { Stage = "sampling", Inputs = [new InputFile(path, "00")] }.Show();
        Assert.Contains($"read {shown} ", view.Text, StringComparison.Ordinal);
        Assert.Contains($">{shown}<", view.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", view.Text + view.Html, StringComparison.Ordinal);
    }
}
