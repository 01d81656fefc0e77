using DeepInnovation.Charts;
using DeepInnovation.Charts.Tables;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Interactive.Display;
using DeepInnovation.Runs;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Interactive;

/// <summary>
/// <c>Show()</c>: renders a value for people as a <see cref="View"/>, which a cell shows as its last expression or, anywhere
/// else, by <c>display(x.Show())</c>.
/// </summary>
public static class ShowExtensions
{
    /// <summary>Default number of rows.</summary>
    public const int DefaultRows = 10;

    /// <summary>The first rows of a DataFrame, with column types.</summary>
    /// <param name="frame">The DataFrame.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="title">The heading above the table.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    public static View Show(this DataFrame frame, int rows = DefaultRows, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Ready(FrameTable.Of(frame, rows, title).ToView());
    }

    /// <summary>The first rows of a Parquet table and its total number of rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">How many rows, at most those already read.</param>
    /// <param name="title">The heading above the table; null for the file's name.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    public static View Show(this TableView table, int rows = DefaultRows, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Ready(FrameTable.Of(table.Frame, rows, title ?? table.Name, table.TotalRows).ToView());
    }

    /// <summary>
    /// Records of any type as a table with one column per public property. Documents, metrics and claims have their own layouts.
    /// Enumerates the whole sequence to count it unless its length is known.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="title">The heading above the table.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    public static View Show<T>(this IEnumerable<T> records, int rows = DefaultRows, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        return Ready(RowTable.Of(records, rows, title).ToView());
    }

    /// <summary>A chart as something to see; the same as the chart itself as a cell's last expression.</summary>
    public static View Show(this ChartView chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return Ready(chart.ToView());
    }

    /// <summary>One document as a card: title, metadata, keywords, folded abstract.</summary>
    public static View Show(this Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Ready(DocumentCard.Of(document));
    }

    /// <summary>The first few documents as cards.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="count">How many cards.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static View ShowCards(this IEnumerable<Document> documents, int count = 3)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Ready(DocumentCard.Of([.. documents.Take(count)]));
    }

    /// <summary>An evaluation as a table of metrics with confidence intervals.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="title">The heading above the table.</param>
    /// <param name="accuracy">The name for the share of equal decisions: <see cref="Labels.LabelProvenance.Accuracy"/>.</param>
    public static View Show(this Evaluation evaluation, string? title = null, string accuracy = "accuracy")
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return Ready(MetricTable.Of(evaluation, title, accuracy).ToView());
    }

    /// <summary>A stage's inputs, outputs and counts as a collapsible tree.</summary>
    public static View Show(this StageManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Ready(RunTree.Of(manifest));
    }

    /// <summary>
    /// A run as a collapsible tree: its stages in order, with their inputs, outputs and counts. Reads the manifests.
    /// </summary>
    /// <exception cref="InputException">A manifest is damaged.</exception>
    public static View Show(this RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Ready(RunTree.Of(run));
    }

    /// <summary>Registers the formatters first, without which a host cannot show a view.</summary>
    private static View Ready(View view)
    {
        DeepInnovationFormatters.Register();
        return view;
    }
}
