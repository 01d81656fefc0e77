using System.Globalization;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Charts.Tables;

/// <summary>Renders metrics to four decimals with confidence intervals.</summary>
public static class MetricTable
{
    private const string Accuracy = "accuracy";

    /// <summary>The first metrics as a table.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="limit">The most rows to show.</param>
    /// <param name="title">What stands above the table; null for nothing.</param>
    /// <param name="accuracy">What the share of equal decisions is called.</param>
    public static Grid Of(IEnumerable<MetricRow> metrics, int limit, string? title, string accuracy = Accuracy)
    {
        var (rows, total) = RecordTable.Take(metrics, limit);
        var columns = new List<GridColumn>
        {
            new("metric", null, false, [.. rows.Select(row => new Cell(row.Metric == Accuracy ? accuracy : Name(row.Metric)))]),
            new("value", null, true, [.. rows.Select(row => Number(row.Value))]),
        };
        if (rows.Exists(row => row.Low is not null || row.High is not null))
        {
            columns.Add(new("low", null, true, [.. rows.Select(row => Number(row.Low))]));
            columns.Add(new("high", null, true, [.. rows.Select(row => Number(row.High))]));
        }

        return new Grid(title, columns, rows.Count, total, rows.Count < total ? null : "");
    }

    /// <summary>All metrics of an evaluation, with what they were computed from below them.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="title">What stands above the table; null for nothing.</param>
    /// <param name="accuracy">What the share of equal decisions is called.</param>
    public static Grid Of(Evaluation evaluation, string? title, string accuracy = Accuracy)
    {
        var grid = Of(evaluation.ToTable(), int.MaxValue, title, accuracy);
        var note = string.Create(CultureInfo.InvariantCulture,
            $"{evaluation.N:N0} documents, {evaluation.Positives:N0} of label 1; threshold {evaluation.Threshold:0.####}");
        if (evaluation.Population > evaluation.N)
            note += string.Create(CultureInfo.InvariantCulture, $"; weighted, for {evaluation.Population:N0} documents");
        if (evaluation.Resamples > 0)
            note += string.Create(CultureInfo.InvariantCulture,
                $"; low and high: {100 * evaluation.Confidence:0.##} % bootstrap interval, {evaluation.Resamples:N0} resamples");
        return grid with { Note = note };
    }

    private static string Name(string metric) => metric switch
    {
        MetricNames.AveragePrecision => "average precision (AUPRC)",
        MetricNames.Auroc => "AUROC",
        _ => ColumnFormat.Words(metric),
    };

    private static Cell Number(double? value) => value switch
    {
        null => Cell.None,
        double.NaN => new Cell("NaN"),
        { } number => new Cell(number.ToString("N4", CultureInfo.InvariantCulture)),
    };
}
