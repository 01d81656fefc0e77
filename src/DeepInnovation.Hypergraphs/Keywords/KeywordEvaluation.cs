using System.Text.RegularExpressions;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// How well extracted keywords meet those that documents came with. Precision, recall and F1 are taken for each
/// document and averaged over the documents with at least one given keyword (macro average); intervals are 95 %
/// percentile bootstrap over documents.
/// </summary>
public static partial class KeywordEvaluation
{
    /// <summary>
    /// Measures an extraction. A document's given keywords are trimmed, in lower case, each once. Stemmed means that
    /// plurals are folded on both sides (S stemmer).
    /// </summary>
    /// <param name="pairs">Documents with their given keywords in <see cref="Document.Keywords"/>, and what was extracted
    /// without looking at those.</param>
    /// <param name="resamples">Resamples of the intervals, at least 1.</param>
    /// <param name="seed">Seed of the resamples: two extractions measured with one seed on the same documents
    /// meet the same resamples.</param>
    /// <exception cref="InputException">No document has a given keyword.</exception>
    public static IReadOnlyList<KeywordMeasure> Measure(IEnumerable<(Document Document, IReadOnlyList<Keyword> Keywords)> pairs,
        int resamples = 1000, long seed = 42)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var values = OfDocuments(pairs);
        return [.. Names.Select((name, i) => Interval(name, [.. values.Select(v => v[i])], resamples, seed))];
    }

    /// <summary>
    /// How much more the first extraction reaches than the second on the same documents, with paired intervals: an
    /// interval without 0 tells them apart.
    /// </summary>
    /// <exception cref="InputException">No document has a given keyword.</exception>
    /// <exception cref="ArgumentException">The two hold different numbers of documents with given keywords.</exception>
    public static IReadOnlyList<KeywordMeasure> Difference(
        IEnumerable<(Document Document, IReadOnlyList<Keyword> Keywords)> first,
        IEnumerable<(Document Document, IReadOnlyList<Keyword> Keywords)> second,
        int resamples = 1000, long seed = 42)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (one, other) = (OfDocuments(first), OfDocuments(second));
        if (one.Count != other.Count)
            throw new ArgumentException($"{one.Count} and {other.Count} documents are not the same documents.", nameof(second));
        return [.. Names[..^1].Select((name, i) => Interval(name, [.. one.Zip(other, (a, b) => a[i] - b[i])], resamples, seed))];
    }

    private static List<double[]> OfDocuments(IEnumerable<(Document Document, IReadOnlyList<Keyword> Keywords)> pairs)
    {
        var values = new List<double[]>();
        foreach (var (document, keywords) in pairs)
        {
            var (given, found) = (Normal(document.Keywords), Normal(keywords.Select(k => k.Phrase)));
            if (given.Count > 0)
                values.Add([.. Values(given, found), .. Values(Fold(given), Fold(found)), Present(document, given)]);
        }

        return values.Count > 0 ? values
            : throw new InputException("no document has a keyword to measure against", "Give documents with keywords");
    }

    private static readonly string[] Names =
        [
            "precision, exact", "recall, exact",
            "F1, exact", "precision, stemmed", "recall, stemmed", "F1, stemmed", "given keywords that stand in the text",
        ];

    private static double[] Values(HashSet<string> given, HashSet<string> found)
    {
        var hits = found.Count(given.Contains);
        return [found.Count == 0 ? 0 : (double)hits / found.Count, (double)hits / given.Count,
            2.0 * hits / (found.Count + given.Count)];
    }

    /// <summary>The share of given keywords that an extraction from this text could find at all (stemmed).</summary>
    private static double Present(Document document, HashSet<string> given)
    {
        var text = $" {Joined(document.Title)} | {Joined(document.Abstract)} ";
        return (double)given.Count(k => text.Contains($" {Joined(k)} ", StringComparison.Ordinal)) / given.Count;
    }

    private static string Joined(string text) =>
        string.Join(' ', Words().Matches(text.ToLowerInvariant()).Select(m => PluralFolding.Fold(m.Value)));

    private static HashSet<string> Normal(IEnumerable<string> keywords) =>
        keywords.Select(k => k.Trim().ToLowerInvariant()).Where(k => k.Length > 0).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Fold(HashSet<string> keywords) =>
        keywords.Select(k => string.Join(' ', k.Split(' ').Select(PluralFolding.Fold))).ToHashSet(StringComparer.Ordinal);

    private static KeywordMeasure Interval(string name, double[] values, int resamples, long seed)
    {
        var interval = Bootstrap.OfMean(values, resamples, seed, "keywords/bootstrap");
        return new KeywordMeasure(name, values.Length, values.Average(), interval.Low, interval.High);
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+(-[\p{L}\p{M}\p{Nd}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
