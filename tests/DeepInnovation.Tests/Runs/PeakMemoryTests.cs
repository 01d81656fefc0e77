using DeepInnovation.Runs;

namespace DeepInnovation.Tests.Runs;

public sealed class PeakMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_kernels_mark_is_of_the_stage()
    {
        File.WriteAllText(_folder["clear_refs"], "");
        File.WriteAllText(_folder["status"], "Name:\tdotnet\nVmHWM:\t   2048 kB\nVmRSS:\t 1 kB\n");
        var memory = PeakMemory.Begin(_folder["clear_refs"], _folder["status"]);
        Assert.Equal("5", File.ReadAllText(_folder["clear_refs"]));
        Assert.Equal((2L << 20, false), (memory.Bytes, memory.IsOfProcess));
    }

    [Fact]
    public void Where_the_mark_may_not_be_set_back_the_figure_is_the_processs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has files that refuse root too.");
        File.WriteAllText(_folder["status"], "VmHWM:\t   2048 kB\n");
        Assert.True(PeakMemory.Begin("/proc/self/status", _folder["status"]).IsOfProcess);
        Assert.True(PeakMemory.Begin(_folder["none"], _folder["status"]).IsOfProcess);
    }

    [Fact]
    public void Without_the_kernels_file_the_system_is_asked_for_the_process()
    {
        File.WriteAllText(_folder["clear_refs"], "");
        var memory = PeakMemory.Begin(_folder["clear_refs"], _folder["none"]);
        Assert.True(memory.IsOfProcess);
        Assert.True(memory.Bytes > 10 << 20);
    }

    [Fact]
    public void Getrusage_is_read_where_it_says_the_largest_size()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Windows has no getrusage.");
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        Assert.InRange(PeakMemory.OfUsage()!.Value, before / 2, 64L << 30);
    }

    [Theory]
    [InlineData(118L << 20, null, "118 MiB")]
    [InlineData(2000L << 20, true, "up to 2,000 MiB")]
    [InlineData(5L, null, "1 MiB")]
    [InlineData(0L, null, "")]
    [InlineData(null, null, "")]
    public void People_are_never_told_0_MiB(long? bytes, bool? ofProcess, string text) =>
        Assert.Equal(text, new StageManifest { PeakMemoryBytes = bytes, PeakMemoryIsOfProcess = ofProcess }.PeakMemory);

    [Fact]
    public void A_manifest_leaves_out_what_is_unknown_and_old_ones_are_read()
    {
        new StageManifest { Stage = "maps" }.Write(_folder["manifest.json"]);
        Assert.DoesNotContain("memory", File.ReadAllText(_folder["manifest.json"]), StringComparison.Ordinal);
        Assert.Null(StageManifest.Read(_folder["manifest.json"]).PeakMemoryBytes);
        File.WriteAllText(_folder["old.json"], """{"stage":"maps","peak_memory_bytes":1048576}""");
        Assert.Equal("1 MiB", StageManifest.Read(_folder["old.json"]).PeakMemory);
    }
}
