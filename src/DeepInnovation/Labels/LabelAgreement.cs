using System.Text.Json;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Labels;

/// <summary>How many documents of a kind got a label.</summary>
/// <param name="Kind">Paper or patent.</param>
/// <param name="Label">1 about AI, 0 not.</param>
/// <param name="Count">Documents.</param>
public sealed record LabelCount(DocumentKind Kind, int Label, int Count);

/// <summary>Asked labels against those that came with the corpus.</summary>
/// <param name="Kind"><c>paper</c>, <c>patent</c> or <c>both</c>.</param>
/// <param name="Counts">2 x 2: row the label that came, column the label that was asked.</param>
/// <param name="Kappa">Their agreement.</param>
public sealed record LabelComparison(string Kind, int[,] Counts, CohensKappa Kappa);

/// <summary>
/// What stands in <c>agreement.json</c>: label counts and, where the corpus brings labels beside the asked ones, their agreement.
/// </summary>
/// <param name="Labeler">Who was asked.</param>
/// <param name="Counts">Labels by kind.</param>
/// <param name="Comparisons">By kind and over both; empty where no document came with a label, or none other was asked.</param>
public sealed record LabelAgreement(string Labeler, IReadOnlyList<LabelCount> Counts, IReadOnlyList<LabelComparison> Comparisons)
{
    /// <summary>
    /// Counts and compares; a label that came from whoever was asked is not compared, under neither name. O(labels).
    /// </summary>
    /// <param name="labeler">Who was asked.</param>
    /// <param name="judged">Each document with its asked label.</param>
    /// <param name="compare">False where the asked labels are the given ones: agreement with oneself says nothing.</param>
    public static LabelAgreement Of(string labeler, IReadOnlyList<(Document Document, DocumentLabel Label)> judged, bool compare)
    {
        var counts = from pair in judged
                     group pair by (pair.Label.Kind, pair.Label.Label) into cell
                     orderby cell.Key
                     select new LabelCount(cell.Key.Kind, cell.Key.Label, cell.Count());
        var both = compare
            ? judged.Where(p => p.Document.Label is 0 or 1 && !IsSame(p.Document.LabelSource, p.Label)).ToList() : [];
        return new LabelAgreement(labeler, [.. counts],
        [
            .. Comparison("paper", both.Where(p => p.Document.Kind == DocumentKind.Paper)),
            .. Comparison("patent", both.Where(p => p.Document.Kind == DocumentKind.Patent)),
            .. Comparison("both", both),
        ]);
    }

    /// <summary>Writes the agreement as indented JSON; numbers in full precision.</summary>
    public void Write(Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("labeler", Labeler);
            json.WriteStartArray("counts");
            foreach (var count in Counts)
            {
                json.WriteStartObject();
                json.WriteString("kind", count.Kind.ToString().ToLowerInvariant());
                json.WriteNumber("label", count.Label);
                json.WriteNumber("count", count.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("comparisons");
            foreach (var comparison in Comparisons)
                Write(json, comparison);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static bool IsSame(string? source, DocumentLabel asked) => source is not null
        && (string.Equals(source.Trim(), asked.Model, StringComparison.OrdinalIgnoreCase)
            || (LabelProvenance.IsFilters(asked) && LabelSourceName.IsFilter(source)));

    private static IEnumerable<LabelComparison> Comparison(string kind,
        IEnumerable<(Document Document, DocumentLabel Label)> pairs)
    {
        var counts = new int[2, 2];
        foreach (var (document, label) in pairs)
            counts[document.Label!.Value, label.Label]++;
        if (counts.Cast<int>().Sum() > 0)
            yield return new LabelComparison(kind, counts, CohensKappa.Of(counts));
    }

    private static void Write(Utf8JsonWriter json, LabelComparison comparison)
    {
        var kappa = comparison.Kappa;
        json.WriteStartObject();
        json.WriteString("kind", comparison.Kind);
        json.WriteNumber("n", kappa.Count);
        json.WriteNumber("agreement", kappa.Agreement);
        WriteNumberOrNull(json, "kappa", kappa.Kappa);
        WriteNumberOrNull(json, "kappa_low", kappa.Low);
        WriteNumberOrNull(json, "kappa_high", kappa.High);
        json.WriteString("interval", "95 %, asymptotic (Fleiss, Cohen and Everitt 1969)");
        for (var given = 0; given < 2; given++)
        {
            for (var asked = 0; asked < 2; asked++)
                json.WriteNumber($"given_{given}_asked_{asked}", comparison.Counts[given, asked]);
        }

        json.WriteEndObject();
    }

    private static void WriteNumberOrNull(Utf8JsonWriter json, string name, double? value)
    {
        if (value is null)
            json.WriteNull(name);
        else
            json.WriteNumber(name, value.Value);
    }
}
