using System.Text;

namespace DeepInnovation.Cli;

/// <summary>
/// Makes the program read and write UTF-8 without a byte-order mark, even on Windows, where the window's code page would turn
/// Chinese titles into question marks. Restores the code page at the end.
/// </summary>
internal sealed class TerminalEncoding : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly ITerminal _terminal;
    private Encoding? _output, _input;

    /// <summary>Sets the encodings. Does nothing where terminals have no code page or no console accepts one.</summary>
    internal TerminalEncoding(ITerminal terminal)
    {
        _terminal = terminal;
        if (!terminal.HasCodePage)
            return;
        // At a window, .NET reads characters only if its encoding is UTF-16; reading bytes, Windows
        // before 11 turns umlauts into zeros.
        var input = terminal.IsInputRedirected ? (Encoding)Utf8 : Encoding.Unicode;
        _output = Change(() => terminal.Output, Utf8, value => terminal.Output = value);
        _input = Change(() => terminal.Input, input, value => terminal.Input = value);
    }

    /// <summary>Restores the window's code page; calling it again does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _output, null) is { } output)
            Try(() => _terminal.Output = output);
        if (Interlocked.Exchange(ref _input, null) is { } input)
            Try(() => _terminal.Input = input);
    }

    /// <summary>Returns the previous encoding; null when it was already right or cannot be changed.</summary>
    private static Encoding? Change(Func<Encoding> get, Encoding wanted, Action<Encoding> set)
    {
        Encoding? former = null;
        return Try(() =>
        {
            former = get();
            if (former.CodePage == wanted.CodePage && former.Preamble.IsEmpty)
                former = null;
            else
                set(wanted);
        }) ? former : null;
    }

    private static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // No console: a service, a closed window, or a parent that gave us none.
            return false;
        }
    }
}
