using System.Text;

namespace DeepInnovation.Cli;

/// <summary>The process's console.</summary>
internal sealed class SystemTerminal : ITerminal
{
    /// <inheritdoc/>
    public bool HasCodePage => OperatingSystem.IsWindows();

    /// <inheritdoc/>
    public bool IsInputRedirected => Console.IsInputRedirected;

    /// <inheritdoc/>
    public Encoding Output
    {
        get => Console.OutputEncoding;
        set => Console.OutputEncoding = value;
    }

    /// <inheritdoc/>
    public Encoding Input
    {
        get => Console.InputEncoding;
        set => Console.InputEncoding = value;
    }
}
