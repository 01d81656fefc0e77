using DeepInnovation.Charts.Tests;
using DeepInnovation.Runs;

namespace DeepInnovation.Interactive.Tests.Display;

public sealed class RunTreeTests
{
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
        Assert.StartsWith("<div class=\"di-tree\"><details open><summary><strong>Stage candidates</strong> 1 file, 6,000 rows, "
            + "1.3 s</summary>", html, StringComparison.Ordinal);
        Assert.Contains("<details><summary>counts (1)</summary><table><tbody><tr><th scope=\"row\">documents.kept</th><td "
            + "class=\"n\">1,234</td></tr></tbody></table></details>", html, StringComparison.Ordinal);
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
