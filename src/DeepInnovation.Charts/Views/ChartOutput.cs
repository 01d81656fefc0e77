namespace DeepInnovation.Charts.Views;

/// <summary>A chart's view: HTML, text, and a static image for readers that show neither scripts nor our HTML.</summary>
/// <param name="html">A fragment of HTML, as in <see cref="View"/>.</param>
/// <param name="svg">The static image.</param>
/// <param name="text">The chart in words.</param>
public sealed class ChartOutput(string html, string svg, string text) : View(html, text)
{
    /// <summary>The static image, SVG 1.1.</summary>
    public string Svg { get; } = svg;
}
