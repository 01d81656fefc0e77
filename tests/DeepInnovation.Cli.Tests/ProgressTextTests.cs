using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;

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
    public void Says_how_much_how_fast_and_how_long(long done, long total, double seconds, string expected)
    {
        var now = TimeSpan.Zero;
        var text = new ProgressText(() => now);
        text.Of(new WorkProgress("x", 0, total, "documents"));
        now = TimeSpan.FromSeconds(seconds);
        Assert.Equal(expected, text.Of(new WorkProgress("x", done, total, "documents")));
    }

    [Fact]
    public void Time_before_the_first_report_of_a_unit_does_not_count()
    {
        var now = TimeSpan.FromSeconds(100);
        var text = new ProgressText(() => now);
        Assert.Equal("50 of 100 steps", text.Of(new WorkProgress("x", 50, 100, "steps")));
        now = TimeSpan.FromSeconds(200);
        Assert.Equal("10 of 100 documents", text.Of(new WorkProgress("x", 10, 100, "documents")));
        now = TimeSpan.FromSeconds(210);
        Assert.Equal("30 of 100 documents, 2.0/s, 35 s left", text.Of(new WorkProgress("x", 30, 100, "documents")));
    }
}
