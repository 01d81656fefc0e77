namespace DeepInnovation.Cli.Tests;

/// <summary>Tests that run notebooks: the current directory, which the others use, is the notebook's meanwhile.</summary>
[CollectionDefinition(nameof(NotebookRuns), DisableParallelization = true)]
public sealed class NotebookRuns;
