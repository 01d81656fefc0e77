using DeepInnovation.Cli.Runs;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Tests;

public sealed class ProgressTextTests
{
    [Theory]
    [InlineData(250, 1000, 10, "250 of 1,000 documents, 25/s, 30 s left")]
    [InlineData(5, 10, 10, "5 of 10 documents, 0.5/s, 10 s left")]
    [InlineData(1000, 1000, 10, "1,000 of 1,000 documents, 100/s")]
    [InlineData(70, 0, 10, "70 documents, 7.0/s")]
    [InlineData(10, 1000, 0.1, "10 of 1,000 documents")]
    [InlineData(1, 1000, 10, "1 of 1,000 documents, 0.1/s, 2.8 h left")]
    [InlineData(1, 100, 10, "1 of 100 documents, 0.1/s, 17 min left")]
    public void Says_how_much_how_fast_and_how_long(long done, long total, double seconds, string expected) =>
        Assert.Equal(expected, new ProgressText(() => TimeSpan.FromSeconds(seconds)).Of(new StageProgress("x", done, total, "documents")));
}
