namespace DeepInnovation.Hypergraphs.Tests;

public sealed class ReadmeTests() : ReadmeSamples();
