using System.Text;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Cli;

/// <summary>
/// Guards every line on its way to terminal or log: no title, id or file name can move the cursor, change colours or reorder text
/// (<see cref="VisibleText"/>). Lines of a stage and of its heartbeat never interleave.
/// </summary>
/// <param name="inner">Where the text goes.</param>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    private readonly Lock _line = new();

    public override Encoding Encoding => inner.Encoding;

    /// <summary>Tells whether <paramref name="writer"/> is a terminal that can show progress bars.</summary>
    public static bool IsTerminal(TextWriter writer) =>
        ReferenceEquals(writer is VisibleWriter visible ? visible.Inner : writer, Console.Out) && !Console.IsOutputRedirected;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        lock (_line)
            inner.Write(VisibleText.Lines(value ?? ""));
    }

    public override void WriteLine(string? value)
    {
        lock (_line)
            inner.WriteLine(VisibleText.Lines(value ?? ""));
    }

    public override void WriteLine()
    {
        lock (_line)
            inner.WriteLine();
    }

    public override void Flush()
    {
        lock (_line)
            inner.Flush();
    }

    private TextWriter Inner => inner;
}
