using System.Text.RegularExpressions;
using DeepInnovation.Charts.Views;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>Renders a point's tooltip from the template that plotly.js fills.</summary>
internal static partial class HoverText
{
    private const int Longest = 160;

    /// <summary>The tooltip as one line; null when the trace has none.</summary>
    internal static string? Of(PlotTrace trace, int point)
    {
        if (trace.Text("hoverinfo") == "skip")
            return null;
        var template = trace.Text("hovertemplate");
        if (template is null)
            return trace.At("text", point) is { } text ? Short(ImageText.Line(text.ToString())) : null;
        var hidden = template.EndsWith("<extra></extra>", StringComparison.Ordinal);
        var filled = Places().Replace(hidden ? template[..^15] : template,
            match => Value(trace, point, match.Groups[1].Value, match.Groups[2].Value));
        var said = string.Join("; ", ImageText.Lines(filled));
        return Short(hidden || trace.Name.Length == 0 ? said : $"{trace.Name}: {said}");
    }

    /// <summary>The tooltip of a heatmap cell.</summary>
    internal static string? OfCell(PlotTrace trace, int row, int column) => trace.Text("hovertemplate") is not { } template ? null
        : Short(string.Join("; ", ImageText.Lines(Places().Replace(
            template.Replace("<extra></extra>", "", StringComparison.Ordinal), match => match.Groups[1].Value switch
            {
                "x" => Shown(trace.X[column], ""),
                "y" => Shown(trace.Y[row], ""),
                "z" => Shown(trace.Z[row][column], match.Groups[2].Value),
                _ => trace.Node("text")?[row]?[column]?.ToString() ?? "",
            }))));

    private static string Value(PlotTrace trace, int point, string name, string format) => name switch
    {
        "x" => Shown(trace.X.ElementAtOrDefault(point), format),
        "y" => Shown(trace.Y.ElementAtOrDefault(point), format),
        _ => Shown(PlotValue.Of(trace.At(name, point)), format),
    };

    private static string Shown(PlotValue value, string format) =>
        value.Number is { } number ? PlotNumber.Text(number, format) : value.Text ?? "";

    private static string Short(string text) => Markup.Shorten(text, Longest);

    [GeneratedRegex(@"%\{(\w+)(?::([^}]*))?\}")]
    private static partial Regex Places();
}
