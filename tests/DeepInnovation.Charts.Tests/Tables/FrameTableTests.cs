using System.Globalization;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Charts.Tests.Tables;

public sealed class FrameTableTests
{
    private static DataFrame Small() => new(
        new StringDataFrameColumn("name", ["<b>&", null]),
        new PrimitiveDataFrameColumn<int>("year", new int?[] { 2019, null }),
        new PrimitiveDataFrameColumn<long>("documents", new long?[] { 1234567, 8 }),
        new PrimitiveDataFrameColumn<double>("score", new double?[] { 0.5, double.NaN }));

    [Fact]
    public void A_small_frame_is_this_html()
    {
        const string expected =
            "<div class=\"di-scroll\" tabindex=\"0\"><table><caption>T &amp; U</caption><thead><tr>"
            + "<th scope=\"col\">name<small>text</small></th><th scope=\"col\" class=\"n\">year<small>int</small></th>"
            + "<th scope=\"col\" class=\"n\">documents<small>long</small></th><th scope=\"col\" "
            + "class=\"n\">score<small>double</small></th>"
            + "</tr></thead><tbody>"
            + "<tr><td class=\"s\">&lt;b&gt;&amp;</td><td class=\"n\">2019</td><td class=\"n\">1,234,567</td><td "
            + "class=\"n\">0.5000</td></tr>"
            + "<tr><td class=\"s\"><span class=\"none\">–</span></td><td class=\"n\"><span class=\"none\">–</span></td>"
            + "<td class=\"n\">8</td><td class=\"n\">NaN</td></tr>"
            + "</tbody></table></div><p class=\"note\">2 rows</p>";
        Assert.Equal(expected, Body.Of(Small().Show(title: "T & U")));
    }

    [Fact]
    public void A_small_frame_is_this_text()
    {
        const string expected = """
            name  year  documents   score
            <b>&  2019  1,234,567  0.5000
            –        –          8     NaN
            2 rows
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), Small().Show().Text);
    }

    [Fact]
    public void A_big_frame_shows_its_first_rows_and_says_how_many_there_are()
    {
        var frame = new DataFrame(new PrimitiveDataFrameColumn<int>("n", Enumerable.Range(0, 25_000)));
        var html = frame.Show(rows: 3).Html;
        Assert.Contains("<p class=\"note\">3 of 25,000 rows</p>", html, StringComparison.Ordinal);
        Assert.Equal(4, html.Split("<tr>").Length - 1);
        Assert.Contains("10 of 25,000 rows", frame.Show().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_rows_and_no_columns_are_shown_too()
    {
        Assert.Contains("0 rows", new DataFrame(new StringDataFrameColumn("name", 0)).Show().Html, StringComparison.Ordinal);
        Assert.Contains("0 rows", new DataFrame().Show().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_number_of_rows_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Small().Show(rows: -1));

    [Fact]
    public void The_culture_of_the_thread_changes_nothing()
    {
        var expected = Small().Show().Html;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("", useUserOverride: false)
            {
                NumberFormat =
                    new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NaNSymbol = "nix" },
            };
            Assert.Equal(expected, Small().Show().Html);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
