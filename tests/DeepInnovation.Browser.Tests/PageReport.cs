namespace DeepInnovation.Browser.Tests;

/// <summary>What one page did when it was opened with the network blocked.</summary>
/// <param name="Plots">Charts that were drawn.</param>
/// <param name="Places">Places for charts, drawn or not.</param>
/// <param name="Errors">Errors on the console and exceptions that nobody caught.</param>
/// <param name="Blocked">Addresses that the page asked for and did not get.</param>
/// <param name="Text">The text that a reader sees.</param>
/// <param name="Overflow">How many pixels the page is wider than its window; 0 when it fits.</param>
public sealed record PageReport(
    int Plots, int Places, IReadOnlyList<string> Errors, IReadOnlyList<string> Blocked, string Text, int Overflow)
{
    /// <summary>Fails unless every chart was drawn, nothing went wrong and nothing was asked of the network.</summary>
    public void IsSound()
    {
        Assert.Empty(Errors);
        Assert.Empty(Blocked);
        Assert.Equal(Places, Plots);
    }
}
