using System.Text;

namespace DeepInnovation.Cli.Tests;

public sealed class TerminalEncodingTests
{
    [Theory]
    [InlineData(true, 65001)]
    [InlineData(false, 1200)]
    public void A_window_with_a_code_page_shows_and_reads_all_characters_and_gets_it_back(bool redirected, int input)
    {
        var terminal = new Terminal { IsInputRedirected = redirected };
        using (var encoding = new TerminalEncoding(terminal))
        {
            Assert.Equal((65001, input), (terminal.Output.CodePage, terminal.Input.CodePage));
            Assert.True(terminal.Output.Preamble.IsEmpty);
            Assert.Equal("Grüße, 表"u8.ToArray(), terminal.Output.GetBytes("Grüße, 表"));
            encoding.Dispose();
            Assert.Equal((Encoding.Latin1, Encoding.ASCII), (terminal.Output, terminal.Input));
        }

        Assert.Equal(4, terminal.Changes);
    }

    [Fact]
    public void Where_there_is_no_code_page_nothing_is_touched()
    {
        var terminal = new Terminal { HasCodePage = false };
        using (new TerminalEncoding(terminal))
            Assert.Equal(Encoding.Latin1, terminal.Output);
        Assert.Equal(0, terminal.Changes);
    }

    [Fact]
    public void What_is_right_already_stays()
    {
        var terminal =
            new Terminal { IsInputRedirected = true, Output = new UTF8Encoding(false), Input = new UTF8Encoding(false) };
        var before = terminal.Changes;
        using (new TerminalEncoding(terminal))
        {
        }

        Assert.Equal(before, terminal.Changes);
    }

    [Fact]
    public void A_mark_before_the_text_is_taken_away()
    {
        var terminal = new Terminal { IsInputRedirected = true, Output = new UTF8Encoding(true) };
        using (new TerminalEncoding(terminal))
            Assert.True(terminal.Output.Preamble.IsEmpty);
    }

    [Theory]
    [InlineData(typeof(IOException), true)]
    [InlineData(typeof(IOException), false)]
    [InlineData(typeof(UnauthorizedAccessException), true)]
    [InlineData(typeof(NotSupportedException), true)]
    public void Without_a_console_nothing_is_thrown(Type fault, bool alsoReading)
    {
        var terminal = new Terminal();
        (terminal.Fault, terminal.ReadingFails) = ((Exception)Activator.CreateInstance(fault)!, alsoReading);
        using (new TerminalEncoding(terminal))
        {
        }

        Assert.Equal(0, terminal.Changes);
    }

    [Fact]
    public void A_window_that_is_gone_at_the_end_is_no_error()
    {
        var terminal = new Terminal();
        using (new TerminalEncoding(terminal))
            terminal.Fault = new IOException();
        Assert.Equal(2, terminal.Changes);
    }

    private sealed class Terminal : ITerminal
    {
        private Encoding _output = Encoding.Latin1, _input = Encoding.ASCII;

        public bool HasCodePage { get; init; } = true;

        public bool IsInputRedirected { get; init; }

        internal Exception? Fault { get; set; }

        internal bool ReadingFails { get; set; }

        internal int Changes { get; private set; }

        public Encoding Output
        {
            get => Get(_output);
            set => Set(ref _output, value);
        }

        public Encoding Input
        {
            get => Get(_input);
            set => Set(ref _input, value);
        }

        private Encoding Get(Encoding encoding) => Fault is not null && ReadingFails ? throw Fault : encoding;

        private void Set(ref Encoding encoding, Encoding value)
        {
            if (Fault is not null)
                throw Fault;
            encoding = value;
            Changes++;
        }
    }
}
