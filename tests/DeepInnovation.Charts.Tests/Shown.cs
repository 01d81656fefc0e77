using DeepInnovation.Charts.Tables;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core.Metrics;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Charts.Tests;

/// <summary>Tables and charts as views, ten rows unless told otherwise.</summary>
internal static class Shown
{
    internal static View Show<T>(this IEnumerable<T> records, int rows = 10, string? title = null) =>
        RecordTable.Of(records, rows, title).ToView();

    internal static View Show(this DataFrame frame, int rows = 10, string? title = null) =>
        FrameTable.Of(frame, rows, title).ToView();

    internal static View Show(this TableView table, int rows = 10) =>
        FrameTable.Of(table.Frame, rows, table.Name, table.TotalRows).ToView();

    internal static View Show(this Evaluation evaluation, string title) => MetricTable.Of(evaluation, title).ToView();

    internal static View Show(this ChartView chart) => chart.ToView();
}
