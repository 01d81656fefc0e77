using System.Text;

namespace DeepInnovation.Cli;

/// <summary>The process's console, if any, and its text encodings.</summary>
internal interface ITerminal
{
    /// <summary>True on Windows, where the code page belongs to the window and outlives the program.</summary>
    bool HasCodePage { get; }

    /// <summary>True when input comes from a file or another program.</summary>
    bool IsInputRedirected { get; }

    Encoding Output { get; set; }

    Encoding Input { get; set; }
}
