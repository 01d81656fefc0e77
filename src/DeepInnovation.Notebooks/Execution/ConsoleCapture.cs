using System.Text;

namespace DeepInnovation.Notebooks.Execution;

/// <summary>
/// Sends what a cell writes to the console into the cell's outputs, also from tasks that it started, and lets everybody else's
/// text through. The console is one for a process, hence installed around a run and taken away after it.
/// </summary>
internal sealed class ConsoleCapture : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;

    internal ConsoleCapture()
    {
        Console.SetOut(new Router("stdout", _out));
        Console.SetError(new Router("stderr", _error));
    }

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
    }

    private sealed class Router(string stream, TextWriter otherwise) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(string? value)
        {
            if (string.IsNullOrEmpty(value))
                return;
            if (NotebookHost.Current is { } outputs)
                outputs.Write(stream, value.ReplaceLineEndings("\n"));
            else
                otherwise.Write(value);
        }

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void WriteLine() => Write("\n");
    }
}
