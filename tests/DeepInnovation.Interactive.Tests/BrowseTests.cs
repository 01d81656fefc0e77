using System.Text.RegularExpressions;
using DeepInnovation.Runs;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Interactive.Tests;

public sealed partial class BrowseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deepinnovation-run-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static DataFrame Frame(int rows) => new(new PrimitiveDataFrameColumn<int>("n", Enumerable.Range(0, rows)));

    [Fact]
    public void A_long_frame_holds_its_first_rows_and_shows_a_page_of_them()
    {
        var view = Frame(3000).Browse(page: 10, most: 25);
        Assert.Equal((10, 15), (Rows().Count(view.Html), HiddenRows().Count(view.Html)));
        Assert.Contains("<table data-di-page=\"10\" data-di-total=\"3000\">", view.Html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\">10 of 3,000 rows</p>", view.Html, StringComparison.Ordinal);
        Assert.EndsWith("8\n9\n10 of 3,000 rows", view.Text, StringComparison.Ordinal);
        Assert.Single(view.Html.Split("<script>")[1..]);
        Assert.DoesNotContain("http", view.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fits_one_page_has_no_pages()
    {
        Assert.Equal(Frame(10).Show().Html, Frame(10).Browse().Html);
        Assert.Equal(Enumerable.Range(0, 3).Show().Html, Enumerable.Range(0, 3).Browse().Html);
        Assert.Throws<ArgumentOutOfRangeException>(() => Frame(3).Browse(page: 0));
    }

    [Fact]
    public void A_run_is_a_tree_of_its_stages_in_order()
    {
        foreach (var (stage, folder) in new[] { ("candidates", "02-candidates"), ("corpus", "01-corpus") })
        {
            Directory.CreateDirectory(Path.Combine(_folder, folder));
            new StageManifest { Stage = stage, Seed = 7, WallSeconds = 1, Outputs = [new OutputFile("<t>.parquet", "", 10, 5)] }
                .Write(Path.Combine(_folder, folder, StageManifest.FileName));
        }

        Directory.CreateDirectory(Path.Combine(_folder, "99-no-stage"));
        var view = new RunFolder(_folder).Show();
        Assert.Contains("2 stages, seed 7, 2.0 s", view.Text, StringComparison.Ordinal);
        Assert.True(view.Html.IndexOf("01-corpus", StringComparison.Ordinal) < view.Html.IndexOf("02-candidates",
            StringComparison.Ordinal));
        Assert.DoesNotContain("99-no-stage", view.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;t&gt;.parquet", view.Html, StringComparison.Ordinal);
        Assert.Contains("nothing has run in it yet", new RunFolder(Path.Combine(_folder, "none")).Show().Text,
            StringComparison.Ordinal);
    }

    [GeneratedRegex("<tr><td")]
    private static partial Regex Rows();

    [GeneratedRegex("<tr hidden><td")]
    private static partial Regex HiddenRows();
}
