using System.Text;

namespace DeepInnovation.Cli;

/// <summary>
/// Sees to it that text leaves the program as UTF-8 without a byte-order mark, and comes in as such, also on Windows, where it would
/// be in the code page of the window: titles in Chinese would be question marks there. The window gets its code page back at the end.
/// </summary>
internal sealed class TerminalEncoding : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly ITerminal _terminal;
    private Encoding? _output, _input;

    /// <summary>Sets the encodings; does nothing where a terminal has no code page, and where there is no console that takes one.</summary>
    internal TerminalEncoding(ITerminal terminal)
    {
        _terminal = terminal;
        if (!terminal.HasCodePage)
            return;
        // At a window, .NET reads by characters when its encoding is UTF-16; by bytes, Windows before 11 gives zeros for umlauts.
        var input = terminal.IsInputRedirected ? (Encoding)Utf8 : Encoding.Unicode;
        _output = Change(() => terminal.Output, Utf8, value => terminal.Output = value);
        _input = Change(() => terminal.Input, input, value => terminal.Input = value);
    }

    /// <summary>Gives the window its code page back; once, however often it is called.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _output, null) is { } output)
            Try(() => _terminal.Output = output);
        if (Interlocked.Exchange(ref _input, null) is { } input)
            Try(() => _terminal.Input = input);
    }

    /// <summary>The former encoding; null when it was the wanted one, or cannot be changed.</summary>
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
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // There is no console: a service, a window that was closed, a program that gave us none.
            return false;
        }
    }
}
