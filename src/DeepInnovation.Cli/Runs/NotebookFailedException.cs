using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Cli.Runs;

/// <summary>A notebook cell failed: reported in one line, exit code 3.</summary>
internal sealed class NotebookFailedException(CellError failure) : Exception(failure.ToString());
