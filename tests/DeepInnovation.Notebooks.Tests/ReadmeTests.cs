namespace DeepInnovation.Notebooks.Tests;

public sealed class ReadmeTests() : ReadmeSamples();
