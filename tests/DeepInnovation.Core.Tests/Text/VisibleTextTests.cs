using DeepInnovation.Core.Text;

namespace DeepInnovation.Core.Tests.Text;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("ordinary, ünïcode, 深度学习, 🧠", "ordinary, ünïcode, 深度学习, 🧠")]
    [InlineData("\u001b[2J\u001b]0;owned\u0007", "\\u001B[2J\\u001B]0;owned\\u0007")]
    [InlineData("c1 \u009b31m", "c1 \\u009B31m")]
    [InlineData("nul\0 del\u007f", "nul\\u0000 del\\u007F")]
    [InlineData("\u202egnp.exe\u202c \u2066x\u2069", "\\u202Egnp.exe\\u202C \\u2066x\\u2069")]
    [InlineData("Arabic \u200fmarks", "Arabic \u200fmarks")]
    public void What_acts_is_written_as_its_code(string text, string expected)
    {
        Assert.Equal(expected, VisibleText.Line(text));
        Assert.Equal(expected, VisibleText.Lines(text));
    }

    [Fact]
    public void Lines_stay_lines_or_become_one()
    {
        const string text = "a\tb\r\nc\rd\u2028e";
        Assert.Equal("a b c d e", VisibleText.Line(text));
        Assert.Equal("a\tb\r\nc\\u000Dd\\u2028e", VisibleText.Lines(text));
    }

    [Fact]
    public void Half_a_character_is_written_as_its_code() =>
        Assert.Equal("half \\uD83E and \\uDDE0", VisibleText.Line("half \ud83e and \udde0"));

    [Fact]
    public void Harmless_text_is_not_copied()
    {
        const string text = "a title";
        Assert.Same(text, VisibleText.Lines(text));
    }
}
