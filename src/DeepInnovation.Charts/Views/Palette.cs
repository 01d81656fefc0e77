namespace DeepInnovation.Charts.Views;

/// <summary>
/// Colours safe for common colour blindness (Okabe and Ito, 2008, with a lighter blue that also stands out on black). Dashes and
/// markers differ too, so no chart relies on colour alone.
/// </summary>
public static class Palette
{
    /// <summary>Lines of the grid.</summary>
    public const string Grid = "rgba(128,128,128,0.25)";
    /// <summary>Lines of the axes.</summary>
    public const string Axis = "rgba(128,128,128,0.7)";
    /// <summary>What stands behind the data.</summary>
    public const string Muted = "#8c8c8c";
    /// <summary>What is as wanted.</summary>
    public const string Good = "rgb(0,158,115)";
    /// <summary>What is not.</summary>
    public const string Bad = "rgb(213,94,0)";

    private static readonly (int R, int G, int B)[] Colors =
        [(26, 133, 204), (230, 159, 0), (0, 158, 115), (213, 94, 0), (204, 121, 167), (86, 180, 233), (140, 140, 140)];

    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid"];
    private static readonly string[] Markers = ["circle", "square", "diamond", "triangle-up", "cross", "x", "star"];

    /// <summary>The colour of the series with this index; after seven they repeat.</summary>
    /// <param name="index">The index of the series, from 0.</param>
    public static string Color(int index)
    {
        var (r, g, b) = Colors[index % Colors.Length];
        return $"rgb({r},{g},{b})";
    }

    /// <summary>The same colour, for areas.</summary>
    /// <param name="index">The index of the series, from 0.</param>
    public static string Faint(int index)
    {
        var (r, g, b) = Colors[index % Colors.Length];
        return $"rgba({r},{g},{b},0.22)";
    }

    /// <summary>The dash of a line.</summary>
    /// <param name="index">The index of the series, from 0.</param>
    public static string Dash(int index) => Dashes[index % Dashes.Length];

    /// <summary>The shape of a point.</summary>
    /// <param name="index">The index of the series, from 0.</param>
    public static string Marker(int index) => Markers[index % Markers.Length];
}
