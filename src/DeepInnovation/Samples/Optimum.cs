using System.Text.Json;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples;

/// <summary>The figures of the best possible classifier of texts on one set of documents.</summary>
/// <param name="Documents"><c>papers</c>, <c>patents</c> or <c>both</c>.</param>
/// <param name="Labels"><c>truth</c> or <c>recorded</c> (with the annotator's noise).</param>
/// <param name="Count">Documents.</param>
/// <param name="Prevalence">The share labelled AI.</param>
/// <param name="Value">The measures of the exact posterior.</param>
/// <param name="Low">The lower ends of their 95 % bootstrap intervals.</param>
/// <param name="High">The upper ends.</param>
internal sealed record OptimumFigures(
    string Documents, string Labels, int Count, double Prevalence, ScoreMeasures Value, ScoreMeasures Low, ScoreMeasures High);

/// <summary>What the exact posterior reaches: the ceiling for any classifier that sees title and abstract only.</summary>
internal static class Optimum
{
    /// <summary>
    /// All six sets: papers, patents and both, against truth and recorded labels. Sets without both labels are left out.
    /// </summary>
    public static List<OptimumFigures> Of(IReadOnlyList<SampleDocument> documents, int[] recorded, long seed)
    {
        var figures = new List<OptimumFigures>();
        foreach (var (name, kinds) in Sets)
        {
            foreach (var labels in new[] { "truth", "recorded" })
            {
                var rows = documents.Zip(recorded)
                    .Where(d => kinds.Contains(d.First.Document.Kind))
                    .Select(d => (d.First.Posterior, labels == "truth" ? d.First.Topic.IsAi : d.Second == 1))
                    .ToList();
                var positives = rows.Count(r => r.Item2);
                if (positives == 0 || positives == rows.Count)
                    continue;
                var (value, low, high) = ScoreMeasures.Of(rows, new SeededRandom(seed, $"samples/optimum/{name}/{labels}"));
                figures.Add(new OptimumFigures(name, labels, rows.Count, (double)positives / rows.Count, value, low, high));
            }
        }

        return figures;
    }

    /// <summary>The figures as JSON, rounded to five places.</summary>
    public static void Write(Stream stream, IReadOnlyList<OptimumFigures> figures)
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("score", "exact P(about AI | title and abstract) under the generator");
            json.WriteString("interval", "95 %, percentile bootstrap over documents, 1000 resamples");
            json.WriteStartArray("figures");
            foreach (var set in figures)
                Write(json, set);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static readonly (string Name, DocumentKind[] Kinds)[] Sets =
    [
        ("papers", [DocumentKind.Paper]), ("patents", [DocumentKind.Patent]), ("both", [DocumentKind.Paper, DocumentKind.Patent]),
    ];

    private static void Write(Utf8JsonWriter json, OptimumFigures set)
    {
        json.WriteStartObject();
        json.WriteString("documents", set.Documents);
        json.WriteString("labels", set.Labels);
        json.WriteNumber("n", set.Count);
        json.WriteNumber("prevalence", Math.Round(set.Prevalence, 5));
        Measure("average_precision", m => m.AveragePrecision);
        Measure("auroc", m => m.Auroc);
        Measure("accuracy", m => m.Accuracy);
        Measure("best_f1", m => m.BestF1);
        json.WriteEndObject();

        void Measure(string name, Func<ScoreMeasures, double> of)
        {
            json.WriteNumber(name, Math.Round(of(set.Value), 5));
            json.WriteNumber(name + "_low", Math.Round(of(set.Low), 5));
            json.WriteNumber(name + "_high", Math.Round(of(set.High), 5));
        }
    }
}
