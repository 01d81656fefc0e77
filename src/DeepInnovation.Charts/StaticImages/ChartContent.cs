namespace DeepInnovation.Charts.StaticImages;

/// <summary>What a page or an image shows of a chart.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">What the chart shows, in a sentence.</param>
/// <param name="Height">The height of the plot in pixels.</param>
/// <param name="Json">The figure as plotly.js reads it.</param>
internal sealed record ChartContent(string Title, string Description, int Height, string Json);
