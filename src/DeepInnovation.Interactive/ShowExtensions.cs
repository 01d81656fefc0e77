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
/// <c>Show()</c>: how a person wants to see a value. It gives a <see cref="View"/>; as the last expression of a cell the host
/// shows it, and <c>display(x.Show())</c> shows it anywhere else in the cell.
/// </summary>
public static class ShowExtensions
{
    /// <summary>Rows shown unless told otherwise.</summary>
    public const int DefaultRows = 10;

    /// <summary>The first rows of a DataFrame with the types of its columns.</summary>
    /// <param name="frame">The DataFrame.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="title">What stands above the table.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    public static View Show(this DataFrame frame, int rows = DefaultRows, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Ready(FrameTable.Of(frame, rows, title).ToView());
    }

    /// <summary>The first rows of a Parquet table, and how many it has in all.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">How many rows; no more than were read.</param>
    /// <param name="title">What stands above the table; null for the file's name.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    public static View Show(this TableView table, int rows = DefaultRows, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Ready(FrameTable.Of(table.Frame, rows, title ?? table.Name, table.TotalRows).ToView());
    }

    /// <summary>
    /// Records of any type as a table: a column for each public property. Documents, metrics and claims have layouts of their own.
    /// Walks the whole sequence to count it, unless its length is known.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="title">What stands above the table.</param>
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

    /// <summary>One document as a card.</summary>
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

    /// <summary>An evaluation as a table of its metrics with their intervals.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="title">What stands above the table.</param>
    /// <param name="accuracy">What the share of equal decisions is called: <see cref="Labels.LabelProvenance.Accuracy"/>.</param>
    public static View Show(this Evaluation evaluation, string? title = null, string accuracy = "accuracy")
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return Ready(MetricTable.Of(evaluation, title, accuracy).ToView());
    }

    /// <summary>What a stage read, wrote and counted, as a tree to open and close.</summary>
    public static View Show(this StageManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Ready(RunTree.Of(manifest));
    }

    /// <summary>A run as a tree: its stages in order, and what each read, wrote and counted. Reads the manifests.</summary>
    /// <exception cref="InputException">A manifest is damaged.</exception>
    public static View Show(this RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Ready(RunTree.Of(run));
    }

    /// <summary>A view is worth nothing in a host that was not told how to format it.</summary>
    private static View Ready(View view)
    {
        DeepInnovationFormatters.Register();
        return view;
    }
}
