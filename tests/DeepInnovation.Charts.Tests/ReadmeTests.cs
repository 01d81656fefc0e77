namespace DeepInnovation.Charts.Tests;

public sealed class ReadmeTests() : ReadmeSamples();
