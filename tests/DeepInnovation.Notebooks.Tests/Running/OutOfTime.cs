using DeepInnovation.Notebooks.Running;
using Microsoft.Extensions.Time.Testing;

namespace DeepInnovation.Notebooks.Tests.Running;

/// <summary>
/// Runs on a clock that stands still until a cell has begun what has no end: the limit then hits that cell and no other, however
/// long a busy machine takes for those before.
/// </summary>
internal static class OutOfTime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>C# that says that the endless part is next.</summary>
    internal static string Begin(TemporaryFolder folder) => $"File.WriteAllText(@\"{Mark(folder)}\", \"\");";

    internal static async Task<NotebookResult> RunAsync(NotebookRunOptions options, TemporaryFolder folder, params string[] cells)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var clock = new FakeTimeProvider();
        var run = new NotebookRunner(options with { Clock = clock }).RunAsync(Sample.Code(cells), cancellation);
        var waiting = System.Diagnostics.Stopwatch.StartNew();
        while (!run.IsCompleted)
        {
            if (File.Exists(Mark(folder)))
                clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True(waiting.Elapsed < Patience, "The limit ended nothing.");
            await Task.WhenAny(run, Task.Delay(10, cancellation));
        }

        return await run;
    }

    private static string Mark(TemporaryFolder folder) => Path.Combine(folder.Path, "begun");
}
