using System.Globalization;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Charts;

/// <content>Classifier quality.</content>
public static partial class Charts
{
    private const int MostCurvePoints = 1000;
    private const int IsoPoints = 24;
    private static readonly double[] IsoF1 = [0.2, 0.4, 0.6, 0.8];

    /// <summary>The precision-recall curve as steps, with the prevalence as baseline and thin lines of equal F1.</summary>
    /// <param name="title">The title.</param>
    /// <param name="curve">The curve, by rising recall. Beyond 1,000 points only every n-th is drawn; no metric is
    /// computed from the drawing.</param>
    /// <param name="prevalence">The share of label 1.</param>
    /// <param name="name">The curve's name in the legend, for example the classifier with its average precision.</param>
    /// <param name="against">For the axes: what gave the labels if they are not ground truth, for example
    /// <c>the filter</c>; else null.</param>
    public static ChartView PrecisionRecall(string title, IReadOnlyList<PrecisionRecallPoint> curve, double prevalence,
        string name = "classifier", string? against = null) =>
        PrecisionRecall(title, [(name, curve)], prevalence, against);

    /// <summary>
    /// Several precision-recall curves on the same documents, with the prevalence as baseline and thin lines of equal F1.
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="curves">Names and curves.</param>
    /// <param name="prevalence">The share of label 1.</param>
    /// <param name="against">For the axes: what gave the labels if they are not ground truth, for example
    /// <c>the filter</c>; else null.</param>
    public static ChartView PrecisionRecall(
        string title, IReadOnlyList<(string Name, IReadOnlyList<PrecisionRecallPoint> Curve)> curves,
        double prevalence, string? against = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var figure = new Figure(420);
        for (var i = 0; i < curves.Count; i++)
        {
            var points = Thinned(curves[i].Curve);
            figure.Add("scatter",
                ("mode", "lines"),
                ("name", Figure.Label(curves[i].Name)),
                ("x", points.Select(p => p.Recall).ToArray()),
                ("y", points.Select(p => p.Precision).ToArray()),
                ("customdata", points.Select(p => p.Threshold).ToArray()),
                ("line",
                    Figure.Attributes(("shape", "vh"), ("color", Palette.Color(i)), ("dash", Palette.Dash(i)), ("width", 2))),
                ("hovertemplate", "recall %{x:.3f}, precision %{y:.3f}<br>threshold %{customdata:.4f}"));
        }

        Reference(figure, $"prevalence {prevalence.ToString("0.000", CultureInfo.InvariantCulture)}", [0, 1],
            [prevalence, prevalence]);
        Isolines(figure);
        var of = against is null ? "" : $" against {against}";
        figure.Axis("xaxis", "recall" + of, ".1f", ("range", new[] { 0, 1.01 }));
        figure.Axis("yaxis", "precision" + of, ".1f", ("range", new[] { 0, 1.02 }));
        return figure.ToView(title,
            $"Precision-recall curve of {string.Join(", ", curves.Select(c => c.Name))}; prevalence {Number(prevalence)}.");
    }

    /// <summary>Predicted against observed frequency per bin; calibrated scores lie on the diagonal.</summary>
    /// <param name="title">The title.</param>
    /// <param name="bins">The bins; empty ones are left out.</param>
    public static ChartView Reliability(string title, IReadOnlyList<ReliabilityBin> bins)
    {
        ArgumentNullException.ThrowIfNull(bins);
        var filled = bins.Where(b => b.Count > 0).ToList();
        var figure = new Figure(420);
        Reference(figure, "scores mean what they say", [0, 1], [0, 1]);
        figure.Add("scatter",
            ("mode", "lines+markers"),
            ("name", "classifier"),
            ("x", filled.Select(b => b.MeanScore).ToArray()),
            ("y", filled.Select(b => b.PositiveShare).ToArray()),
            ("customdata", filled.Select(b => b.Count).ToArray()),
            ("line", Figure.Attributes(("color", Palette.Color(0)), ("width", 2))),
            ("marker", Figure.Attributes(("color", Palette.Color(0)), ("size", 8))),
            ("hovertemplate", "mean score %{x:.3f}<br>share of label 1 %{y:.3f}<br>%{customdata:,} documents"));
        figure.Axis("xaxis", "mean score of the bin", ".1f", ("range", new[] { 0, 1.01 }));
        figure.Axis("yaxis", "share of label 1", ".1f", ("range", new[] { 0, 1.02 }));
        return figure.ToView(title,
            $"Reliability curve of {filled.Count} bins, {Markup.Count(filled.Sum(b => b.Count))} documents.");
    }

    /// <summary>The confusion matrix: labels by decisions, with counts and each label's shares.</summary>
    /// <param name="title">The title.</param>
    /// <param name="matrix">The counts; those of weighted scores are rounded.</param>
    /// <param name="positive">What label 1 is called.</param>
    /// <param name="negative">What label 0 is called.</param>
    public static ChartView ConfusionMatrix(string title, ConfusionMatrix matrix, string positive = "AI",
        string negative = "not AI")
    {
        ArgumentNullException.ThrowIfNull(matrix);
        double?[][] shares = [Row(matrix.TruePositives, matrix.FalseNegatives), Row(matrix.FalsePositives, matrix.TrueNegatives)];
        string[][] texts =
        [
            [Text(matrix.TruePositives, shares[0][0]), Text(matrix.FalseNegatives, shares[0][1])],
            [Text(matrix.FalsePositives, shares[1][0]), Text(matrix.TrueNegatives, shares[1][1])],
        ];
        return Cells(title, [positive, negative], [positive, negative], shares, texts, Share, "label", "decision", scale: false);

        static double?[] Row(double left, double right) =>
            left + right == 0 ? [null, null] : [left / (left + right), right / (left + right)];

        static string Text(double count, double? share) =>
            Markup.Count((long)Math.Round(count))
            + (share is { } s ? $"<br>{(100 * s).ToString("0.0", CultureInfo.InvariantCulture)} %" : "");
    }

    /// <summary>Lines of equal F1 = 2PR / (P + R): P = F R / (2R - F), for R from F / (2 - F), where P is 1, to 1.</summary>
    private static void Isolines(Figure figure)
    {
        foreach (var f1 in IsoF1)
        {
            var least = f1 / (2 - f1);
            var recalls = Enumerable.Range(0, IsoPoints + 1)
                .Select(i => least + ((1 - least) * i * i / (IsoPoints * IsoPoints))).ToArray();
            figure.Add("scatter",
                ("mode", "lines"),
                ("name", $"F1 {Number(f1)}"),
                ("x", recalls),
                ("y", recalls.Select(r => f1 * r / ((2 * r) - f1)).ToArray()),
                ("showlegend", false),
                ("hoverinfo", "skip"),
                ("line", Figure.Attributes(("color", Palette.Muted), ("dash", "dot"), ("width", 1))));
        }

        figure.Set("annotations", IsoF1.Select(f1 => Figure.Attributes(
            ("x", 1), ("y", f1 / (2 - f1)), ("xanchor", "right"), ("yanchor", "bottom"), ("showarrow", false),
            ("text", $"F1 {Number(f1)}"),
            ("font", Figure.Attributes(("size", 10))))).ToArray());
    }

    private static void Reference(Figure figure, string name, double[] x, double[] y) => figure.Add("scatter",
        ("mode", "lines"), ("name", name), ("x", x), ("y", y), ("hoverinfo", "skip"),
        ("line", Figure.Attributes(("color", Palette.Muted), ("dash", "dash"), ("width", 1.5))));

    private static List<PrecisionRecallPoint> Thinned(IReadOnlyList<PrecisionRecallPoint> curve)
    {
        var step = (curve.Count + MostCurvePoints - 1) / MostCurvePoints;
        return step <= 1 ? [.. curve] : [.. curve.Where((_, i) => i % step == 0 || i == curve.Count - 1)];
    }
}
