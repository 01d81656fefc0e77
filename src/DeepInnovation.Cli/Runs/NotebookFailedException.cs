using DeepInnovation.Notebooks.Execution;

namespace DeepInnovation.Cli.Runs;

/// <summary>A notebook's cell failed: told in one line, exit code 3.</summary>
internal sealed class NotebookFailedException(CellFailure failure) : Exception(failure.ToString());
