using System.Globalization;
using System.Security;
using System.Text;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>
/// Writes a <see cref="StaticImage"/> as SVG 1.1: real text, no fonts, no scripts, no external content, coordinates to a tenth of
/// a pixel. Light colours are attributes; one style element overrides them for dark pages. Equal images give equal bytes.
/// </summary>
internal static class SvgWriter
{
    /// <summary>A longer SVG omits the points' tooltips.</summary>
    internal const int MostCharacters = 56_000;

    private const string Dark =
        "<style>@media (prefers-color-scheme:dark){.di-Paper{fill:#16191d}.di-Text{fill:#e6e6e6}"
        + ".di-Grid{stroke:#3a4048}.di-Axis{stroke:#8a9097}}</style>";

    /// <summary>Writes the SVG, with tooltips unless it grows too long or <paramref name="tooltips"/> is false.</summary>
    internal static string Write(StaticImage image, bool tooltips = true)
    {
        var svg = Text(image, tooltips);
        return tooltips && svg.Length > MostCharacters ? Text(image, tooltips: false) : svg;
    }

    private static string Text(StaticImage image, bool tooltips)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(image.Width)} "
            + $"{N(image.Height)}\" width=\"{N(image.Width)}\" height=\"{N(image.Height)}\" ");
        svg.Append("role=\"img\" font-family=\"Arial,Helvetica,'Liberation Sans','DejaVu Sans',sans-serif\"");
        Axis(svg, "x", image.X);
        Axis(svg, "y", image.Y);
        svg.Append("><title>").Append(E(image.Title)).Append("</title><desc>").Append(E(image.Description)).Append("</desc>")
            .Append(Dark).Append('\n');
        foreach (var group in image.Groups)
        {
            svg.Append(group.Trace is { } trace
                ? $"<g data-trace=\"{trace}\"{(group.Every > 1 ? $" data-every=\"{group.Every}\"" : "")}>" : "<g>");
            foreach (var mark in group.Marks)
                Append(svg, mark, tooltips);
            svg.Append("</g>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Records the scale for scripts: first pixel, last pixel, first value, last value.</summary>
    private static void Axis(StringBuilder svg, string name, AxisScale? axis)
    {
        if (axis is not null)
            svg.Append(CultureInfo.InvariantCulture, $" data-{name}=\"{axis.From:R} {axis.To:R} {axis.Low:R} {axis.High:R}\"");
    }

    private static void Append(StringBuilder svg, Mark mark, bool tooltips)
    {
        var name = mark switch { PathMark => "path", BoxMark => "rect", DiscMark => "circle", _ => "text" };
        svg.Append('<').Append(name);
        switch (mark)
        {
            case PathMark path:
                svg.Append(" d=\"");
                foreach (var part in path.Parts)
                    Part(svg, part, path.Closed);
                svg.Append('"');
                break;
            case BoxMark box:
                svg.Append(CultureInfo.InvariantCulture,
                    $" x=\"{N(box.X)}\" y=\"{N(box.Y)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\"");
                break;
            case DiscMark disc:
                svg.Append(CultureInfo.InvariantCulture, $" cx=\"{N(disc.X)}\" cy=\"{N(disc.Y)}\" r=\"{N(disc.Radius)}\"");
                break;
            case TextMark text:
                svg.Append(text.Turned ? $" transform=\"translate({N(text.X)} {N(text.Y)}) rotate(-90)\""
                    : $" x=\"{N(text.X)}\" y=\"{N(text.Y)}\"");
                svg.Append(CultureInfo.InvariantCulture, $" font-size=\"{N(text.Size)}\"").Append(text
                    .Anchor switch
                { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" });
                svg.Append(text.Bold ? " font-weight=\"bold\"" : "");
                break;
        }

        Paint(svg, mark.Paint, mark is PathMark);
        var tooltip = tooltips && mark.Tooltip is { Length: > 0 } told ? $"<title>{E(told)}</title>" : "";
        var inner = tooltip + (mark is TextMark words ? E(words.Text) : "");
        if (inner.Length > 0)
            svg.Append('>').Append(inner).Append("</").Append(name).Append('>');
        else
            svg.Append("/>");
    }

    private static void Part(StringBuilder svg, IReadOnlyList<Spot> part, bool closed)
    {
        for (var i = 0; i < part.Count; i++)
            svg.Append(i == 0 ? "M" : i == 1 ? "L" : " ").Append(N(part[i].X)).Append(',').Append(N(part[i].Y));
        svg.Append(closed ? "Z" : part.Count == 1 ? "h0" : "");
    }

    private static void Paint(StringBuilder svg, Paint paint, bool isPath)
    {
        if (paint.Ink != Ink.Own)
            svg.Append(" class=\"di-").Append(paint.Ink).Append('"');
        if (paint.Fill is not null)
            svg.Append(CultureInfo.InvariantCulture, $" fill=\"{paint.Fill}\"")
                .Append(paint.FillOpacity < 1 ? $" fill-opacity=\"{N2(paint.FillOpacity)}\"" : "");
        else if (isPath)
            svg.Append(" fill=\"none\"");
        if (paint.Stroke is null)
            return;
        svg.Append(CultureInfo.InvariantCulture, $" stroke=\"{paint.Stroke}\"")
            .Append(paint.Width == 1 ? "" : $" stroke-width=\"{N(paint.Width)}\"");
        if (paint.Dashes.Count > 0)
            svg.Append(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{string.Join(' ', paint.Dashes.Select(N))}\"");
        else if (isPath && paint.Ink == Ink.Own)
            svg.Append(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    }

    private static string N(double value) =>
        Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;

    private static string N2(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string E(string text) => SecurityElement.Escape(VisibleText.Line(text)) ?? "";
}
