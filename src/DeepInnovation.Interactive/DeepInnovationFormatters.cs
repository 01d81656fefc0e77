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

/// <summary>Tells the notebook host how our types look, as HTML and as plain text, charts as SVG too.</summary>
public static class DeepInnovationFormatters
{
    private const string Svg = "image/svg+xml";

    private static readonly Lock Gate = new();
    private static readonly List<ITypeFormatter> Ours = Build();

    /// <summary>
    /// Registers every formatter that is not the host's current one. Calling it again is cheap and mends what another extension
    /// or <c>Formatter.ResetToDefault()</c> has displaced, so the last call wins.
    /// </summary>
    public static void Register()
    {
        lock (Gate)
        {
            // Newest first. The host's own search is not asked: for a MIME type that nobody registered it does not end.
            var newest = Formatter.RegisteredFormatters(includeDefaults: false)
                .DistinctBy(f => (f.Type, f.MimeType)).ToDictionary(f => (f.Type, f.MimeType));
            foreach (var formatter in Ours)
            {
                if (newest.TryGetValue((formatter.Type, formatter.MimeType), out var current) && ReferenceEquals(current, formatter))
                    continue;
                Formatter.Register(formatter);
                if (formatter.Type == typeof(object))
                    continue;
                Formatter.SetPreferredMimeTypesFor(formatter.Type, [.. Ours.Where(f => f.Type == formatter.Type).Select(f => f.MimeType)]);
            }
        }
    }

    private static List<ITypeFormatter> Build()
    {
        var all = new List<ITypeFormatter>();
        // Without one for every value, a chart's place that is updated with a text would send the host on that endless search.
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

        // In this order a host shows the HTML where it can, else the picture.
        void AddChart<T>(Func<T, View> view)
        {
            all.Add(new ViewFormatter<T>(HtmlFormatter.MimeType, view));
            all.Add(new ViewFormatter<T>(Svg, view));
            all.Add(new ViewFormatter<T>(PlainTextFormatter.MimeType, view));
        }

        // A ledger is read as a whole, and metrics too.
        void AddRows<T>() => Add<IEnumerable<T>>(rows => typeof(T) == typeof(LedgerRow) || typeof(T) == typeof(MetricRow)
            ? RowTable.Of(rows, int.MaxValue).ToView()
            : rows.Browse());
    }
}
