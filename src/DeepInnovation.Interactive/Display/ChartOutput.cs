namespace DeepInnovation.Interactive;

/// <summary>A chart's view: HTML, text, and a static image for readers that show neither scripts nor our HTML.</summary>
internal sealed class ChartOutput : View
{
    internal ChartOutput(string html, string svg, string text) : base(html, text) => Svg = svg;

    internal string Svg { get; }
}
