namespace DeepInnovation.Core.Tests;

public sealed class ReadmeTests() : ReadmeSamples();
