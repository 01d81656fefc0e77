namespace DeepInnovation.Tests;

public sealed class ReadmeTests() : ReadmeSamples();
