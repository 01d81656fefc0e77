namespace DeepInnovation.Sources.Tests;

public sealed class ReadmeTests() : ReadmeSamples();
