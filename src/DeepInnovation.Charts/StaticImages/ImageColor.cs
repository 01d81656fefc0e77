using System.Globalization;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>Converts a figure's colours to <c>#rrggbb</c> and opacity.</summary>
internal static class ImageColor
{
    /// <summary>Parses a colour; returns <paramref name="fallback"/> for missing or named ones.</summary>
    internal static (string Hex, double Opacity) Of(string? color, string fallback = "#8c8c8c")
    {
        if (color is ['#', ..] && color.Length == 7)
            return (color.ToLowerInvariant(), 1);
        if (color is null || !color.StartsWith("rgb", StringComparison.Ordinal))
            return (fallback, 1);
        var parts = color[(color.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')').Split(',');
        var channels = parts.Take(3).Select(p => (int)Math.Round(double.Parse(p, CultureInfo.InvariantCulture))).ToArray();
        return (Hex(channels[0], channels[1], channels[2]),
            parts.Length > 3 ? double.Parse(parts[3], CultureInfo.InvariantCulture) : 1);
    }

    /// <summary>Interpolates a colour scale at <paramref name="share"/> per channel, as plotly.js does.</summary>
    internal static string Mix(IReadOnlyList<(double At, string Hex)> scale, double share)
    {
        for (var i = 1; i < scale.Count; i++)
        {
            if (share > scale[i].At && i < scale.Count - 1)
                continue;
            var part = Math.Clamp((share - scale[i - 1].At) / (scale[i].At - scale[i - 1].At), 0, 1);
            var (from, to) = (Channels(scale[i - 1].Hex), Channels(scale[i].Hex));
            return Hex(Between(0), Between(1), Between(2));

            int Between(int channel) => (int)Math.Round(from[channel] + (part * (to[channel] - from[channel])));
        }

        return scale[0].Hex;
    }

    /// <summary>Black or white, whichever contrasts more with the colour (WCAG relative luminance).</summary>
    internal static string Readable(string hex)
    {
        var light = Channels(hex).Select(c => c / 255.0)
            .Select(c => c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * light[0]) + (0.7152 * light[1]) + (0.0722 * light[2]) > 0.179 ? "#1b1b1b" : "#ffffff";
    }

    private static int[] Channels(string hex) =>
        [.. Enumerable.Range(0, 3)
            .Select(i => int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    private static string Hex(int red, int green, int blue) =>
        string.Create(CultureInfo.InvariantCulture, $"#{red:x2}{green:x2}{blue:x2}");
}
