using DeepInnovation.Candidates;
using DeepInnovation.Charts;
using DeepInnovation.Charts.StaticImages;
using DeepInnovation.Charts.Tables;
using DeepInnovation.Charts.Views;
using DeepInnovation.Claims;
using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Embeddings;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Interactive.Display;
using DeepInnovation.Labels;
using DeepInnovation.Maps;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;
using DeepInnovation.Similarity;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace DeepInnovation.Interactive;

/// <summary>
/// Registers HTML and plain-text formatters for our types with the notebook host, and SVG formatters for charts.
/// </summary>
public static class DeepInnovationFormatters
{
    private const string Svg = "image/svg+xml";

    private static readonly Lock Gate = new();
    private static readonly List<ITypeFormatter> Ours = Build();

    /// <summary>
    /// Registers every formatter that is not the host's current one. Repeating the call is cheap and restores what another
    /// extension or <c>Formatter.ResetToDefault()</c> displaced; the last call wins.
    /// </summary>
    public static void Register()
    {
        lock (Gate)
        {
            // Newest first. The host's own lookup never returns for a MIME type without formatters, so it is not used.
            var newest = Formatter.RegisteredFormatters(includeDefaults: false)
                .DistinctBy(f => (f.Type, f.MimeType)).ToDictionary(f => (f.Type, f.MimeType));
            foreach (var formatter in Ours)
            {
                if (newest.TryGetValue((formatter.Type, formatter.MimeType), out var current)
                    && ReferenceEquals(current, formatter))
                    continue;
                Formatter.Register(formatter);
                if (formatter.Type == typeof(object))
                    continue;
                Formatter.SetPreferredMimeTypesFor(formatter.Type,
                    [.. Ours.Where(f => f.Type == formatter.Type).Select(f => f.MimeType)]);
            }
        }
    }

    private static List<ITypeFormatter> Build()
    {
        var all = new List<ITypeFormatter>();
        // Without a formatter for every value, updating a chart's place with text starts that endless lookup.
        all.Add(new ViewFormatter<object>(Svg, value => new ChartOutput("", TextImage.Svg(value.ToString() ?? ""), "")));
        Add<View>(view => view);
        AddChart<ChartOutput>(view => view);
        AddChart<ChartView>(chart => chart.ToView());
        AddChart<GenericChart>(chart => chart.AsView().ToView());
        Add<DataFrame>(frame => frame.Browse());
        Add<TableView>(table => table.Browse());
        Add<RunFolder>(RunTree.Of);
        Add<ProgressBar>(bar => bar.ToView());
        Add<Document>(DocumentCard.Of);
        Add<Evaluation>(evaluation => MetricTable.Of(evaluation, null).ToView());
        Add<StageManifest>(RunTree.Of);
        AddRows<Document>();
        AddRows<Candidate>();
        AddRows<CandidateDifference>();
        AddRows<SampledDocument>();
        AddRows<Quota>();
        AddRows<DocumentLabel>();
        AddRows<DocumentScore>();
        AddRows<MetricRow>();
        AddRows<PrecisionRecallPoint>();
        AddRows<ReliabilityBin>();
        AddRows<DocumentNovelty>();
        AddRows<NoveltyValidation>();
        AddRows<EmbeddedDocument>();
        AddRows<SimilarPair>();
        AddRows<YearlyTrend>();
        AddRows<YearlyNovelty>();
        AddRows<CountryShare>();
        AddRows<CountryLeader>();
        AddRows<CountryFlow>();
        AddRows<FieldShare>();
        AddRows<TransferLag>();
        AddRows<LedgerRow>();
        return all;

        void Add<T>(Func<T, View> view)
        {
            all.Add(new ViewFormatter<T>(HtmlFormatter.MimeType, view));
            all.Add(new ViewFormatter<T>(PlainTextFormatter.MimeType, view));
        }

        // Hosts prefer the first format they support: HTML, else the image.
        void AddChart<T>(Func<T, View> view)
        {
            all.Add(new ViewFormatter<T>(HtmlFormatter.MimeType, view));
            all.Add(new ViewFormatter<T>(Svg, view));
            all.Add(new ViewFormatter<T>(PlainTextFormatter.MimeType, view));
        }

        // Ledgers and metrics are shown whole.
        void AddRows<T>() => Add<IEnumerable<T>>(rows => typeof(T) == typeof(LedgerRow) || typeof(T) == typeof(MetricRow)
            ? RowTable.Of(rows, int.MaxValue).ToView()
            : rows.Browse());
    }
}
