using System.Globalization;

namespace DeepInnovation.Charts;

/// <summary>
/// Standard charts. Each has a title, axes with units, colours safe for colour blindness, a fixed height, and the width and text
/// colour of its page. The unit <see cref="Share"/> formats values in [0, 1] as percentages. All cost O(points).
/// </summary>
public static partial class Charts
{
    /// <summary>The unit of values in [0, 1] shown as percentages.</summary>
    public const string Share = "share";

    /// <summary>The axis format of a unit: percent, or thousands separators.</summary>
    private static string TickFormat(string unit) => unit == Share ? ".0%" : ",~g";

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
                throw new ArgumentException(
                    $"Series {one.Name} has {one.X.Count} places and {one.Y.Count} values.", nameof(series));
        }

        return list;
    }
}
