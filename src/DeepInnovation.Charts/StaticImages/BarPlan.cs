namespace DeepInnovation.Charts.StaticImages;

/// <summary>Places the bars of one trace: beside others, stacked, or alone.</summary>
internal sealed class BarPlan
{
    private readonly PlotTrace _trace;

    private BarPlan(PlotTrace trace, double offset, double width, double[] starts) =>
        (_trace, Offset, Width, Starts) = (trace, offset, width, starts);

    /// <summary>From a bar's position to its lower side, in axis units.</summary>
    internal double Offset { get; }

    internal double Width { get; }

    /// <summary>The base value of each bar.</summary>
    internal double[] Starts { get; }

    internal IReadOnlyList<PlotValue> Places => _trace.Horizontal ? _trace.Y : _trace.X;

    internal IReadOnlyList<PlotValue> Values => _trace.Horizontal ? _trace.X : _trace.Y;

    internal static Dictionary<int, BarPlan> Of(PlotFigure figure)
    {
        var traces = figure.Traces.Where(t => t.Type == "bar").ToList();
        var plans = new Dictionary<int, BarPlan>();
        var heights = new Dictionary<PlotValue, double>();
        var slot = Slot(traces) * (1 - figure.BarGap);
        var beside = figure.BarMode == "group" && traces.Count > 1;
        for (var i = 0; i < traces.Count; i++)
        {
            var plan = new BarPlan(traces[i], 0, 0, []);
            var width = traces[i].Number("width") ?? (beside ? slot / traces.Count : slot);
            var starts = new double[plan.Places.Count];
            for (var bar = 0; bar < starts.Length && figure.BarMode is "stack" or "relative"; bar++)
            {
                starts[bar] = heights.GetValueOrDefault(plan.Places[bar]);
                heights[plan.Places[bar]] = starts[bar] + (plan.Values[bar].Number ?? 0);
            }

            plans[traces[i].Index] = new BarPlan(traces[i], beside ? (-slot / 2) + (i * width) : -width / 2, width, starts);
        }

        return plans;
    }

    /// <summary>The range that the axis must cover.</summary>
    internal IEnumerable<PlotValue> Extent(bool horizontal)
    {
        if (horizontal == _trace.Horizontal)
            return Values.SelectMany(
                (v, i) => new[] { new PlotValue(Starts[i], null), new PlotValue(Starts[i] + v.Number, null) });
        return Places.All(p => p.Number is not null)
            ? Places.SelectMany(
                p => new[] { new PlotValue(p.Number + Offset, null), new PlotValue(p.Number + Offset + Width, null) })
            : Places;
    }

    /// <summary>The smallest distance between two positions; 1 between categories.</summary>
    private static double Slot(List<PlotTrace> traces)
    {
        var places = traces.SelectMany(t => t.Horizontal ? t.Y : t.X).Select(p => p.Number).Where(p => p is not null)
            .Distinct().Order().ToList();
        return places.Count < 2 ? 1 : places.Zip(places.Skip(1), (a, b) => b!.Value - a!.Value).Min();
    }
}
