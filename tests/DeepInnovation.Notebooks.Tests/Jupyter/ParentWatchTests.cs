using System.Diagnostics;
using System.Globalization;
using DeepInnovation.Notebooks.Jupyter;

namespace DeepInnovation.Notebooks.Tests.Jupyter;

public class ParentWatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("42", "named")]
    [InlineData("42 ", "starter")]
    [InlineData("", "starter")]
    [InlineData("0", "starter")]
    [InlineData("-42", "starter")]
    [InlineData("0x2a", "starter")]
    [InlineData("12.5", "starter")]
    [InlineData("43", "starter")]
    [InlineData("99999999999999999999999999", "starter")]
    public async Task A_name_counts_when_it_is_a_process_and_else_whoever_started_us(string named, string ending)
    {
        var processes = new Processes(named: 42);
        var ended = new ParentWatch(processes) { Pause = TimeSpan.FromMilliseconds(1) }.WaitAsync(named,
            TestContext.Current.CancellationToken);
        processes.End(ending == "named" ? "starter" : "named");
        for (var i = 0; i < 3; i++)
            Assert.True(await processes.Looked.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.False(ended.IsCompleted);
        processes.End(ending);
        await ended.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_either_it_waits_until_it_is_told_to_stop()
    {
        using var stop = new CancellationTokenSource();
        var ended = new ParentWatch(new Processes(named: null, hasStarter: false)).WaitAsync("42", stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ended.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task On_Unix_it_sees_a_process_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sleep.");
        using var other = Process.Start("sleep", "600");
        var watch = new ParentWatch(new UnixParents()).WaitAsync(other.Id.ToString(CultureInfo.InvariantCulture),
            TestContext.Current.CancellationToken);
        Assert.False(watch.IsCompleted);
        other.Kill();
        await watch.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1L << 31)]
    [InlineData((1L << 32) + 2)]
    [InlineData(long.MaxValue)]
    public void On_Unix_a_number_that_is_no_process_is_none(long value)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A handle there.");
        Assert.Null(new UnixParents().Named(value));
    }

    [Fact]
    public void On_Unix_the_starter_is_the_parent_that_the_system_tells()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Read in /proc.");
        // The second number behind the name in brackets, see proc_pid_stat(5).
        var parent = int.Parse(File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ')[1], CultureInfo.InvariantCulture);
        using var starter = new UnixParents().Starter();
        Assert.Equal(parent > 1, starter is not null);
        Assert.NotEqual(true, starter?.HasEnded());
        using var named = new UnixParents().Named(parent);
        Assert.Equal(parent > 1, named is not null);
    }

    private sealed class Processes(long? named, bool hasStarter = true) : IParentProcesses
    {
        private volatile string _ended = "";

        internal SemaphoreSlim Looked { get; } = new(0);

        internal void End(string which) => _ended += which;

        public WatchedProcess? Named(long value) => value == named ? Watch("named") : null;

        public WatchedProcess? Starter() => hasStarter ? Watch("starter") : null;

        private WatchedProcess Watch(string which) => new(() =>
        {
            Looked.Release();
            return _ended.Contains(which, StringComparison.Ordinal);
        });
    }
}
