namespace DeepInnovation.Tests;

/// <summary>The example of a stage in CONTRIBUTING compiles and does what it says.</summary>
public sealed class ContributingTests() : ReadmeSamples(RepositoryFile.Find("CONTRIBUTING.md"));
