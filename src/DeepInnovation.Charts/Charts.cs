using System.Globalization;

namespace DeepInnovation.Charts;

/// <summary>
/// The charts of this field, each by its usual name. Every one has a title, axes with units, colours that colour-blind people
/// tell apart, a fixed height, and the width and text colour of its page. The unit <see cref="Share"/> shows values in [0, 1] as
/// per cent. All cost O(points).
/// </summary>
public static partial class Charts
{
    /// <summary>The unit of values in [0, 1] that are shown as per cent.</summary>
    public const string Share = "share";

    /// <summary>The number format of an axis with this unit: per cent, or thousands apart.</summary>
    private static string TickFormat(string unit) => unit == Share ? ".0%" : ",~g";

    /// <summary>How a tooltip writes a value of this unit.</summary>
    private static string Value(string place, string unit) => unit == Share ? $"%{{{place}:.1%}}" : $"%{{{place}:,.6~g}}";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Names(List<Series> series) => series.Count == 1
        ? series[0].Name
        : $"{series.Count} series ({string.Join(", ", series.Select(s => s.Name))})";

    private static string Span(List<Series> series, string axis)
    {
        var places = series.SelectMany(s => s.X).Where(double.IsFinite).ToList();
        return places.Count == 0 ? "no points" : $"{axis} {Number(places.Min())} to {Number(places.Max())}";
    }

    private static List<Series> Checked(IEnumerable<Series> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var list = series.ToList();
        foreach (var one in list)
        {
            if (one.X.Count != one.Y.Count)
                throw new ArgumentException($"Series {one.Name} has {one.X.Count} places and {one.Y.Count} values.", nameof(series));
        }

        return list;
    }
}
