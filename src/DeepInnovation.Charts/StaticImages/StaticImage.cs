namespace DeepInnovation.Charts.StaticImages;

/// <summary>
/// A chart as positioned marks, derived only from the figure that plotly.js reads. Written by
/// <see cref="SvgWriter"/> and <see cref="PngWriter"/>.
/// </summary>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Title">The chart's title.</param>
/// <param name="Description">What it shows, in a sentence.</param>
/// <param name="X">The horizontal axis; null where there is none.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Groups">What is drawn, lowest first.</param>
internal sealed record StaticImage(
    double Width, double Height, string Title, string Description, AxisScale? X, AxisScale? Y, IReadOnlyList<MarkGroup> Groups);
