using DeepInnovation.Cli.Runs;

namespace DeepInnovation.Cli.Tests.Runs;

public sealed class VisibleWriterTests
{
    [Fact]
    public void No_way_to_write_lets_a_character_act()
    {
        using var inner = new StringWriter { NewLine = "\n" };
        using var writer = new VisibleWriter(inner);
        writer.WriteLine("title \u001b[2J");
        writer.Write("{0} {1}", "\u202e", 1);
        writer.Write('\u0007');
        writer.Write("\u009b".ToCharArray());
        writer.Write("\0".AsSpan());
        writer.WriteLine();
        writer.WriteLine("a\u001b".AsSpan());
        writer.WriteLine("\tb\r\nc\n");
        Assert.Equal("title \\u001B[2J\n\\u202E 1\\u0007\\u009B\\u0000\na\\u001B\n\tb\r\nc\n\n", inner.ToString());
    }

    [Fact]
    public void A_mistyped_option_is_shown_and_does_nothing()
    {
        var (code, _, error) = Cli.Run("keywords", "--docu\u001b[2Jments");
        Assert.Equal(2, code);
        Assert.DoesNotContain('\u001b', error);
    }
}
