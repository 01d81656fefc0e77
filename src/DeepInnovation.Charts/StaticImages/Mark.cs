namespace DeepInnovation.Charts.StaticImages;

/// <summary>A place in an image, in pixels from its upper left corner.</summary>
internal readonly record struct Spot(double X, double Y);

/// <summary>Whose colour a mark has: its own, or one that dark pages change.</summary>
internal enum Ink
{
    /// <summary>The colour that it names.</summary>
    Own,

    /// <summary>The ground of the image.</summary>
    Paper,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Lines of the grid.</summary>
    Grid,

    /// <summary>Lines of the axes.</summary>
    Axis,
}

/// <summary>How a mark is filled and outlined. Colours are <c>#rrggbb</c>; null is none.</summary>
internal sealed record Paint
{
    internal string? Fill { get; init; }

    internal double FillOpacity { get; init; } = 1;

    internal string? Stroke { get; init; }

    internal double Width { get; init; } = 1;

    /// <summary>Lengths of dashes and gaps; empty for a solid line.</summary>
    internal IReadOnlyList<double> Dashes { get; init; } = [];

    internal Ink Ink { get; init; }
}

/// <summary>One thing drawn, and what a reader who points at it is told.</summary>
internal abstract record Mark(Paint Paint, string? Tooltip);

/// <summary>Lines through spots, part by part; closed ones are areas.</summary>
internal sealed record PathMark(IReadOnlyList<IReadOnlyList<Spot>> Parts, bool Closed, Paint Paint, string? Tooltip = null) : Mark(Paint, Tooltip);

/// <summary>An upright rectangle.</summary>
internal sealed record BoxMark(double X, double Y, double Width, double Height, Paint Paint, string? Tooltip = null) : Mark(Paint, Tooltip);

/// <summary>A disc.</summary>
internal sealed record DiscMark(double X, double Y, double Radius, Paint Paint, string? Tooltip = null) : Mark(Paint, Tooltip);

/// <summary>Where a text stands beside its spot.</summary>
internal enum Anchor
{
    /// <summary>It begins there.</summary>
    Start,

    /// <summary>Its middle is there.</summary>
    Middle,

    /// <summary>It ends there.</summary>
    End,
}

/// <summary>One line of text on its base line; turned ones read upwards.</summary>
internal sealed record TextMark(double X, double Y, string Text, double Size, Anchor Anchor, Paint Paint, bool Bold = false, bool Turned = false, string? Tooltip = null)
    : Mark(Paint, Tooltip);

/// <summary>Marks that belong together.</summary>
/// <param name="Trace">The figure's trace that they draw; null for the frame around.</param>
/// <param name="Every">1, or n where only every n-th point (and the last) is drawn.</param>
/// <param name="Marks">The marks, lowest first.</param>
internal sealed record MarkGroup(int? Trace, int Every, IReadOnlyList<Mark> Marks);
