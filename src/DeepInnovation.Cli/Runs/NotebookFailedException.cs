using DeepInnovation.Notebooks.Sessions;

namespace DeepInnovation.Cli.Runs;

/// <summary>A notebook's cell failed: told in one line, exit code 3.</summary>
internal sealed class NotebookFailedException(CellError failure) : Exception(failure.ToString());
