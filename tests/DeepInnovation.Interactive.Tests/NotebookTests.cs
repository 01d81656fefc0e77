namespace DeepInnovation.Interactive.Tests;

public sealed class NotebookTests
{
    [Fact]
    public void The_loader_is_once_whole_and_always_the_same()
    {
        var html = Notebook.Setup().Html;
        Assert.Equal(html, Notebook.Setup().Html);
        Assert.InRange(html.Length, 1_000_000, 1_700_000);
        Assert.DoesNotContain("@plotly@", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html[..500], StringComparison.Ordinal);
        Assert.Contains("ready", Notebook.Setup().Text, StringComparison.Ordinal);
    }
}
