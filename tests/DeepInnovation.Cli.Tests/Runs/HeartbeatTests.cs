using DeepInnovation.Cli.Runs;
using DeepInnovation.Core;
using Microsoft.Extensions.Time.Testing;

namespace DeepInnovation.Cli.Tests.Runs;

public sealed class HeartbeatTests
{
    [Fact]
    public void A_log_gets_a_line_each_minute_also_from_a_stage_that_reports_nothing()
    {
        var (time, output) = (new FakeTimeProvider(), new StringWriter());
        Assert.Equal(7, new RunDisplay(output, time).Watch("similarity", progress =>
        {
            time.Advance(TimeSpan.FromSeconds(59));
            Assert.Equal("", output.ToString());
            time.Advance(TimeSpan.FromSeconds(1));
            progress.Report(new WorkProgress("similarity", 0, 1000, "papers"));
            time.Advance(TimeSpan.FromSeconds(50));
            progress.Report(new WorkProgress("similarity", 500, 1000, "papers"));
            time.Advance(TimeSpan.FromSeconds(10));
            return 7;
        }));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(
            ["  similarity     running for 60 s", "  similarity     500 of 1,000 papers, 8.3/s, 60 s left, running for 2 min"],
            output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_short_stage_leaves_a_log_alone()
    {
        var (time, output) = (new FakeTimeProvider(), new StringWriter());
        new RunDisplay(output, time).Watch("maps", progress =>
        {
            progress.Report(new WorkProgress("maps", 1, 2, "tables"));
            time.Advance(TimeSpan.FromSeconds(20));
            return 0;
        });
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void A_terminal_sees_time_go_on_within_ten_seconds() =>
        Assert.True(RunDisplay.BeatOfTerminal <= TimeSpan.FromSeconds(10) && RunDisplay.BeatOfLog <= TimeSpan.FromMinutes(1));

    [Fact]
    public void A_stage_that_fails_stops_its_beat_and_a_full_disk_under_the_log_does_not_stop_the_stage()
    {
        var time = new FakeTimeProvider();
        var told = 0;
        using (var beat = new Heartbeat(time, TimeSpan.FromSeconds(1), _ => throw new IOException($"full {++told}")))
            time.Advance(TimeSpan.FromSeconds(3));
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, told);
    }
}
