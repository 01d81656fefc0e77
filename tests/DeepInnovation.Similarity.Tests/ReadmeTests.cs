namespace DeepInnovation.Similarity.Tests;

public sealed class ReadmeTests() : ReadmeSamples();
