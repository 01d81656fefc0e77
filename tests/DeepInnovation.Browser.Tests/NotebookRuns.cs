namespace DeepInnovation.Browser.Tests;

/// <summary>
/// Tests that run notebooks: the current directory and the host's formatters, which other tests
/// use, are the notebook's meanwhile.
/// </summary>
[CollectionDefinition(nameof(NotebookRuns), DisableParallelization = true)]
public sealed class NotebookRuns;
