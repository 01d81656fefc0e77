namespace DeepInnovation.Core.Tests;

public sealed class InputExceptionTests
{
    [Fact]
    public void The_message_names_file_line_column_value_and_hint_in_one_line()
    {
        var error = new InputException("this is no year", "papers.csv", 12, "year", "20x0\n",
            "Write a whole number such as 2015.");
        Assert.Equal("papers.csv, line 12, column \"year\": this is no year, found \"20x0 \". Write a whole number such as 2015.",
            error.Message);
    }

    [Fact]
    public void Without_a_place_only_the_problem_and_the_hint_stand() =>
        Assert.Equal("there are no patents. Give --patents FILE.",
            new InputException("there are no patents", "Give --patents FILE").Message);

    [Fact]
    public void Foreign_text_in_it_does_nothing_to_a_terminal()
    {
        var error = new InputException("a bad row", "a\u001b[2J.csv", 1, "ti\u202etle",
            "\u001b]0;owned\u0007\r\nforged: all is well\0");
        Assert.Equal("a\\u001B[2J.csv, line 1, column \"ti\\u202Etle\": a bad row, found \"\\u001B]0;owned\\u0007 forged: "
            + "all is well\\u0000\".", error.Message);
        Assert.Equal("\u001b]0;owned\u0007\r\nforged: all is well\0", error.Value);
    }

    [Fact]
    public void A_long_value_is_shortened_in_the_message_but_kept_whole()
    {
        var error = new InputException("too long", "a.csv", 1, "title", new string('x', 500));
        Assert.Equal(500, error.Value!.Length);
        Assert.Contains(new string('x', 79) + "…", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 80), error.Message, StringComparison.Ordinal);
    }
}
