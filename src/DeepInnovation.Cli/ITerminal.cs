using System.Text;

namespace DeepInnovation.Cli;

/// <summary>The process's console, where there is one, and how its text is encoded.</summary>
internal interface ITerminal
{
    /// <summary>True on Windows, whose console has a code page that belongs to the window and outlives the program.</summary>
    bool HasCodePage { get; }

    /// <summary>True when what the program reads comes from a file or another program.</summary>
    bool IsInputRedirected { get; }

    /// <summary>How what is written is encoded.</summary>
    Encoding Output { get; set; }

    /// <summary>How what is read is encoded.</summary>
    Encoding Input { get; set; }
}
