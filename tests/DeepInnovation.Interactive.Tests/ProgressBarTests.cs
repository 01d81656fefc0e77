using DeepInnovation.Charts.Tests;
using DeepInnovation.Core;
using Microsoft.Extensions.Time.Testing;

namespace DeepInnovation.Interactive.Tests;

public sealed class ProgressBarTests
{
    [Fact]
    public void A_walk_shows_the_bar_in_place_and_ends_full_without_a_time()
    {
        // A thousand steps of a millisecond each.
        var seen = new List<string>();
        var bar = new ProgressBar("Reading <b>", 0)
        {
            Clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) },
        };
        Assert.Equal(Enumerable.Range(0, 1000), bar.Over(Enumerable.Range(0, 1000), b => seen.Add(b!.ToString()!)));
        Assert.Equal("Reading <b> [########################] 1,000 of 1,000 documents", seen[^1]);
        Assert.InRange(seen.Count, 8, 12); // ten times a second
        Assert.Contains("Reading &lt;b&gt;<progress aria-label=\"Reading &lt;b&gt;\" max=\"1000\" "
            + "value=\"1000\"></progress>1,000 of 1,000 documents", Body.Of(bar.ToView()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_walk_that_breaks_off_shows_how_far_it_came()
    {
        var (last, bar) = ("", new ProgressBar("Reading", 4));
        foreach (var item in bar.Over([1, 2, 3, 4], b => last = b!.ToString()!))
        {
            if (item == 3)
                break;
        }

        Assert.StartsWith("Reading [############............] 2 of 4 documents, 50 %, about ", last, StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_report_to_it_and_unknown_lengths_are_only_counted()
    {
        var bar = new ProgressBar("Novelty", 0, "hyperedges");
        Assert.Equal("Novelty [........................] 0 hyperedges", bar.ToString());
        ((IProgress<WorkProgress>)bar).Report(new WorkProgress("novelty", 30, 60, "hyperedges"));
        Assert.Contains("30 of 60 hyperedges, 50 %", bar.ToString(), StringComparison.Ordinal);
        static IEnumerable<int> Unknown()
        {
            yield return 1;
        }

        var counted = new ProgressBar("Reading", 0);
        Assert.Single(counted.Over(Unknown(), _ => { }));
        Assert.Contains("1 of 1 documents", counted.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_writes_one_line_over_itself_and_ends_it()
    {
        using var terminal = new StringWriter();
        Assert.Equal(3, new ProgressBar("Reading", 3) { Clock = new FakeTimeProvider() }
            .Over([1, 2, 3], ProgressBar.Terminal(terminal)).Count());
        var lines = terminal.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Reading [########################] 3 of 3 documents", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\n", terminal.ToString(), StringComparison.Ordinal);
    }
}
