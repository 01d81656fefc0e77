using System.Text;
using DeepInnovation.Notebooks.Cells;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>
/// Replaces <see cref="Console.Out"/> and <see cref="Console.Error"/>: text from cells becomes their output, text
/// from the host passes through.
/// </summary>
internal sealed class ConsoleRouter : TextWriter
{
    private static readonly Lock Gate = new();
    private static int _users;
    private static Action _restore = () => { };

    private readonly string _name;
    private readonly TextWriter _host;

    private ConsoleRouter(string name, TextWriter host)
    {
        (_name, _host) = (name, host);
        // The same text on every system.
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => _host.Encoding;

    /// <summary>Installs the routers. Sessions may overlap; disposing the last result restores the host's console.</summary>
    internal static IDisposable Install()
    {
        lock (Gate)
        {
            if (_users++ == 0)
            {
                var (output, error, input) = (Console.Out, Console.Error, Console.In);
                _restore = () =>
                {
                    Console.SetOut(output);
                    Console.SetError(error);
                    Console.SetIn(input);
                };
                Console.SetOut(new ConsoleRouter("stdout", output));
                Console.SetError(new ConsoleRouter("stderr", error));
                Console.SetIn(new ConsoleInput());
            }
        }

        return new Use();
    }

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (CellScope.Current is { } cell)
            cell.Stream(_name, buffer);
        else
            _host.Write(buffer);
    }

    // One call, so that lines of several threads do not interleave.
    public override void WriteLine(string? value)
    {
        if (CellScope.Current is { } cell)
            cell.Stream(_name, value + "\n");
        else
            _host.WriteLine(value);
    }

    public override void WriteLine()
    {
        if (CellScope.Current is { } cell)
            cell.Stream(_name, "\n");
        else
            _host.WriteLine();
    }

    public override void Flush()
    {
        if (CellScope.Current is null)
            _host.Flush();
    }

    private sealed class Use : IDisposable
    {
        public void Dispose()
        {
            lock (Gate)
            {
                if (--_users == 0)
                    _restore();
            }
        }
    }
}
