using System.CommandLine;
using DeepInnovation.Cli.Commands.Notebooks;

namespace DeepInnovation.Cli.Commands;

/// <summary><c>deepinnovation notebook</c>: cleans, converts and verifies notebook files.</summary>
internal static class NotebookCommand
{
    public static Command Create() => new(
        "notebook",
        "Run, convert, clean and verify C# notebooks without any notebook program: "
        + "one notebook, or a folder of them in the order of their names.\n"
        + "Example: deepinnovation notebook verify notebooks")
    {
        RunCommand.Create(),
        ConvertNotebookCommand.Create(),
        CleanNotebookCommand.Create(),
        VerifyNotebookCommand.Create(),
    };
}
