using DeepInnovation.Charts.Tables;
using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts.Tests.Tables;

public sealed class ColumnFormatTests
{
    private static string[] Formatted(string name, params object?[] values) =>
        [.. GridColumn.Of(name, null, true, values).Cells.Select(cell => cell.Text)];

    [Fact]
    public void Numbers_of_a_column_share_their_decimals()
    {
        Assert.Equal(["0.1235", "0.5000"], Formatted("score", 0.123456, 0.5));
        Assert.Equal(["12.35", "0.50"], Formatted("novelty", 12.345678, 0.5));
        Assert.Equal(["123,456.8", "0.5"], Formatted("size", 123456.78, 0.5f));
    }

    [Fact]
    public void Whole_doubles_have_no_decimals() => Assert.Equal(["3", "2,000"], Formatted("pairs", 3.0, 2000.0));

    [Fact]
    public void Very_small_numbers_are_written_with_an_exponent() =>
        Assert.Equal(["2.5E-5", "1E-6"], Formatted("p", 2.5e-5, 1e-6));

    [Fact]
    public void Years_and_seeds_are_not_grouped()
    {
        Assert.Equal(["2020"], Formatted("paper_year", 2020));
        Assert.Equal(["2020"], Formatted("Paper year", 2020.0));
        Assert.Equal(["12,345"], Formatted("documents", 12345));
    }

    [Fact]
    public void What_is_not_finite_is_named() =>
        Assert.Equal(["NaN", "∞", "-∞", "–"], Formatted("x", double.NaN, double.PositiveInfinity, double.NegativeInfinity, null));

    [Fact]
    public void Lists_are_joined_and_long_texts_cut()
    {
        Assert.Equal(["a; b"], Formatted("keywords", new List<string> { "a", "b" }));
        var cut = Formatted("text", new string('x', 1000))[0];
        Assert.Equal((Cell.LongestText, '…'), (cut.Length, cut[^1]));
    }

    [Fact]
    public void A_text_is_never_cut_inside_a_character()
    {
        var cut = Markup.Shorten(string.Concat(Enumerable.Repeat("😀", 10)), 6);
        Assert.Equal("😀😀…", cut);
    }

    [Theory]
    [InlineData("NotTestable", "not testable")]
    [InlineData("average_precision", "average precision")]
    [InlineData("IsAI", "is AI")]
    [InlineData("Id", "id")]
    public void Names_become_words(string name, string words) => Assert.Equal(words, ColumnFormat.Words(name));
}
