namespace DeepInnovation.Interactive;

/// <summary>
/// Colours safe for common colour blindness (Okabe and Ito, 2008, with a lighter blue that also stands out on black). Dashes and
/// markers differ too, so no chart relies on colour alone.
/// </summary>
internal static class Palette
{
    internal const string Grid = "rgba(128,128,128,0.25)";
    internal const string Axis = "rgba(128,128,128,0.7)";
    internal const string Muted = "#8c8c8c";
    internal const string Good = "rgb(0,158,115)";
    internal const string Bad = "rgb(213,94,0)";

    private static readonly (int R, int G, int B)[] Colors =
        [(26, 133, 204), (230, 159, 0), (0, 158, 115), (213, 94, 0), (204, 121, 167), (86, 180, 233), (140, 140, 140)];

    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid"];
    private static readonly string[] Markers = ["circle", "square", "diamond", "triangle-up", "cross", "x", "star"];

    internal static string Color(int index)
    {
        var (r, g, b) = Colors[index % Colors.Length];
        return $"rgb({r},{g},{b})";
    }

    internal static string Faint(int index)
    {
        var (r, g, b) = Colors[index % Colors.Length];
        return $"rgba({r},{g},{b},0.22)";
    }

    internal static string Dash(int index) => Dashes[index % Dashes.Length];

    internal static string Marker(int index) => Markers[index % Markers.Length];
}
