using DeepInnovation.Notebooks.Cells;

namespace DeepInnovation.Notebooks.Sessions;

/// <summary>
/// Replaces <see cref="Console.In"/>: front ends answer a cell's reads. Headless runs get the end of input instead of hanging.
/// </summary>
internal sealed class ConsoleInput : TextReader
{
    private readonly Lock _gate = new();
    private string _rest = "";

    public override string? ReadLine()
    {
        lock (_gate)
        {
            if (_rest.Length == 0)
                return CellScope.Input?.Ask("", secret: false);
            var line = _rest.TrimEnd('\n');
            _rest = "";
            return line;
        }
    }

    public override int Peek() => Next(take: false);

    public override int Read() => Next(take: true);

    public override int Read(char[] buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        // Read no more than the line holds, because the next one must be asked for.
        var read = 0;
        while (read < count && (read == 0 || HasRest()) && Read() is >= 0 and var c)
            buffer[index + read++] = (char)c;
        return read;
    }

    private bool HasRest()
    {
        lock (_gate)
            return _rest.Length > 0;
    }

    private int Next(bool take)
    {
        lock (_gate)
        {
            if (_rest.Length == 0)
            {
                if (CellScope.Input is not { } input)
                    return -1;
                _rest = input.Ask("", secret: false) + "\n";
            }

            var next = _rest[0];
            if (take)
                _rest = _rest[1..];
            return next;
        }
    }
}
