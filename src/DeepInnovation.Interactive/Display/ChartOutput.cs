namespace DeepInnovation.Interactive;

/// <summary>A chart to see: beside HTML and text also a still picture, for readers that show neither scripts nor our HTML.</summary>
internal sealed class ChartOutput : View
{
    internal ChartOutput(string html, string svg, string text) : base(html, text) => Svg = svg;

    /// <summary>The still picture.</summary>
    internal string Svg { get; }
}
