namespace DeepInnovation.Charts.StaticImages;

/// <summary>A position in pixels from the image's upper left corner.</summary>
internal readonly record struct Spot(double X, double Y);

/// <summary>Chooses between a mark's own colour and theme colours, which dark pages change.</summary>
internal enum Ink
{
    Own,

    /// <summary>The background.</summary>
    Paper,

    Text,

    Grid,

    Axis,
}

/// <summary>Fill and outline of a mark. Colours are <c>#rrggbb</c>; null is none.</summary>
internal sealed record Paint
{
    internal string? Fill { get; init; }

    internal double FillOpacity { get; init; } = 1;

    internal string? Stroke { get; init; }

    internal double Width { get; init; } = 1;

    /// <summary>Lengths of dashes and gaps in pixels; empty for a solid line.</summary>
    internal IReadOnlyList<double> Dashes { get; init; } = [];

    internal Ink Ink { get; init; }
}

/// <summary>A drawn element with its tooltip.</summary>
internal abstract record Mark(Paint Paint, string? Tooltip);

/// <summary>Polylines, part by part; closed ones are areas.</summary>
internal sealed record PathMark(IReadOnlyList<IReadOnlyList<Spot>> Parts, bool Closed, Paint Paint,
    string? Tooltip = null) : Mark(Paint, Tooltip);

internal sealed record BoxMark(double X, double Y, double Width, double Height, Paint Paint,
    string? Tooltip = null) : Mark(Paint, Tooltip);

internal sealed record DiscMark(double X, double Y, double Radius, Paint Paint, string? Tooltip = null) : Mark(Paint, Tooltip);

/// <summary>Horizontal alignment of a text to its position.</summary>
internal enum Anchor
{
    Start,

    Middle,

    End,
}

/// <summary>One line of text on its baseline; turned text reads upwards.</summary>
internal sealed record TextMark(double X, double Y, string Text, double Size, Anchor Anchor, Paint Paint, bool Bold = false,
    bool Turned = false, string? Tooltip = null)
    : Mark(Paint, Tooltip);

/// <summary>Marks of one trace.</summary>
/// <param name="Trace">The trace's index; null for the frame.</param>
/// <param name="Every">1, or n where only every n-th point (and the last) is drawn.</param>
/// <param name="Marks">The marks, lowest first.</param>
internal sealed record MarkGroup(int? Trace, int Every, IReadOnlyList<Mark> Marks);
