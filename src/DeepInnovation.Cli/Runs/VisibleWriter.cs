using System.Text;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Cli.Runs;

/// <summary>
/// The way of every line to the terminal or the log: no title, id or file name in it can move the cursor, change colours or turn
/// the order of the text (<see cref="VisibleText"/>). Lines of a stage and of the clock that watches it do not tear.
/// </summary>
/// <param name="inner">Where the text goes.</param>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    private readonly Lock _line = new();

    public override Encoding Encoding => inner.Encoding;

    /// <summary>Whether <paramref name="writer"/> leads to a terminal where bars can be drawn.</summary>
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
