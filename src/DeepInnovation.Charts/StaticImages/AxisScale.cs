using System.Text.Json.Nodes;

namespace DeepInnovation.Charts.StaticImages;

/// <summary>Maps the values of one axis to pixels.</summary>
internal sealed class AxisScale
{
    private static readonly double[] Steps = [1, 2, 5, 10];
    private readonly JsonObject _axis;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <param name="axis">The axis in the figure's layout.</param>
    /// <param name="values">All values on the axis.</param>
    /// <param name="padded">True to leave room for marks at the ends.</param>
    internal AxisScale(JsonObject axis, IReadOnlyList<PlotValue> values, bool padded)
    {
        _axis = axis;
        if ((string?)axis["type"] == "category" || values.Any(v => v.Text is not null))
        {
            Categories = [.. values.Where(v => !v.IsGap).Select(Name).Distinct(StringComparer.Ordinal)];
            for (var i = 0; i < Categories.Count; i++)
                _places[Categories[i]] = i;
            (Low, High) = (-0.5, Math.Max(1, Categories.Count) - 0.5);
            return;
        }

        var numbers = values.Where(v => v.Number is not null).Select(v => v.Number!.Value).ToList();
        (Low, High) = numbers.Count == 0 ? (0, 1) : (numbers.Min(), numbers.Max());
        var toZero = (string?)axis["rangemode"] == "tozero";
        if (toZero)
            (Low, High) = (Math.Min(0, Low), Math.Max(0, High));
        if (High - Low < 1e-12)
            (Low, High) = (Low - (toZero && Low == 0 ? 0 : 0.5), High + 0.5);
        if (axis["range"] is JsonArray { Count: 2 } range)
            (Low, High) = ((double)range[0]!, (double)range[1]!);
        else if (padded)
            (Low, High) = (toZero && Low == 0 ? 0 : Low - (0.04 * (High - Low)),
                toZero && High == 0 ? 0 : High + (0.04 * (High - Low)));
    }

    /// <summary>The names of a categorical axis; null for a numeric one.</summary>
    internal IReadOnlyList<string>? Categories { get; }

    internal double Low { get; }

    internal double High { get; }

    /// <summary>The pixel of <see cref="Low"/>.</summary>
    internal double From { get; private set; }

    /// <summary>The pixel of <see cref="High"/>.</summary>
    internal double To { get; private set; }

    internal string Title =>
        ImageText.Line(_axis["title"] is JsonObject title ? (string?)title["text"] ?? "" : (string?)_axis["title"] ?? "");

    internal bool Visible => (bool?)_axis["visible"] ?? true;

    internal bool ShowsGrid => Categories is null && ((bool?)_axis["showgrid"] ?? true);

    internal bool Reversed => (string?)_axis["autorange"] == "reversed";

    internal void Place(double from, double to) => (From, To) = Reversed ? (to, from) : (from, to);

    internal double At(double value) => From + ((value - Low) / (High - Low) * (To - From));

    internal double? At(PlotValue value) => Number(value) is { } number ? At(number) : null;

    /// <summary>A value's number on the axis; categories count from 0.</summary>
    internal double? Number(PlotValue value) => Categories is null ? value.Number : value.IsGap ? null : _places[Name(value)];

    /// <summary>Tick positions and labels; about <paramref name="wanted"/> of them on a numeric axis.</summary>
    internal IReadOnlyList<(double At, string Text)> Ticks(int wanted)
    {
        if (Categories is not null)
            return [.. Categories.Select((name, i) => ((double)i, ImageText.Line(name)))];
        var format = (string?)_axis["tickformat"];
        var rough = (High - Low) / Math.Max(1, wanted);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Steps.Select(s => s * power).First(s => s >= rough * 0.999);
        if (format is ['d'] or [',', 'd'])
            step = Math.Max(1, step);
        if (format == ".0%")
            step = Math.Max(0.01, step);
        var first = Math.Ceiling((Low / step) - 1e-9);
        var ticks = new List<(double, string)>();
        for (var i = first; i * step <= High + (1e-9 * (High - Low)); i++)
            ticks.Add((i * step, PlotNumber.Text(Math.Abs(i * step) < step * 1e-9 ? 0 : i * step, format)));
        return ticks;
    }

    private static string Name(PlotValue value) => value.Text ?? PlotNumber.Text(value.Number!.Value, null);
}
