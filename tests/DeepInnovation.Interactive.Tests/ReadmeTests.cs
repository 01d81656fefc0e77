namespace DeepInnovation.Interactive.Tests;

public sealed class ReadmeTests() : ReadmeSamples();
