namespace DeepInnovation.Neural.Tests;

public sealed class ReadmeTests() : ReadmeSamples()
{
    [Theory]
    [InlineData("no sample at all", "")]
    [InlineData("```csharp\nConsole.WriteLine(1 + 1);\n```\n\n```text\n3\n```\n", "line 1")]
    [InlineData("One.\n\n```csharp\nConsole.WriteLine(1 + 1);\n```\n", "line 3")]
    [InlineData("```csharp no-run\nvar x = 1;\nvar y = z;\n```\n", "line 3")]
    [InlineData("```csharp no-run\nDeepInnovation.Neural.RandomNumbers.Philox p;\n```\n", "protection level")]
    public async Task A_sample_that_is_wrong_is_found(string readme, string named) =>
        Assert.Contains(named, (await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => CheckAsync(readme))).Message,
            StringComparison.Ordinal);
}
