using System.Globalization;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <summary>
/// Where a classifier errs: by kind, by IPC section (of a patent's first symbol), by language (stated, else the script of the
/// title and abstract) and by five years. A part is small by nature, so each rate has its interval; with dozens of parts one or
/// two intervals miss by chance alone.
/// </summary>
internal static class ErrorTable
{
    private const int YearsPerBin = 5;

    private static readonly (string Name, Func<Document, string?> Of)[] Dimensions =
    [
        ("all", _ => "all"),
        ("kind", d => d.Kind.ToString().ToLowerInvariant()),
        ("ipc-section", d => d.Kind == DocumentKind.Patent ? DocumentFrame.StratumOf(d) : null),
        ("language", LanguageOf),
        ("years", YearsOf),
    ];

    /// <summary>The rows of one split, dimension by dimension, values in ordinal order. O(documents).</summary>
    /// <param name="split">The split's name.</param>
    /// <param name="judged">Each document with its label (0 or 1) and whether the classifier said AI.</param>
    /// <param name="weights">How many documents of the corpus each stands for; null where they are no random part of it.</param>
    internal static List<ErrorRate> Of(
        string split, IReadOnlyList<(Document Document, int Label, bool SaysAI)> judged, IReadOnlyList<double>? weights = null) =>
    [
        .. from dimension in Dimensions
           from part in judged.Select((j, i) => (Judged: (j.Label, j.SaysAI, Weight: weights?[i]),
               Value: dimension.Of(j.Document))).Where(j => j.Value is not null)
               .GroupBy(j => j.Value!, j => j.Judged, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
           select Row(split, dimension.Name, part.Key, [.. part]),
    ];

    private static ErrorRate Row(string split, string dimension, string value,
        IReadOnlyList<(int Label, bool SaysAI, double? Weight)> part)
    {
        var errors = part.Count(j => j.SaysAI != (j.Label == 1));
        var share = ShareInterval.Wilson(errors, part.Count);
        var inCorpus = ShareInterval.Weighted(
            part.Where(j => j.Weight is not null).Select(j => (j.Weight!.Value, j.SaysAI != (j.Label == 1))));
        return new ErrorRate
        {
            Split = split,
            Dimension = dimension,
            Value = value,
            N = part.Count,
            Errors = errors,
            FalsePositives = part.Count(j => j.SaysAI && j.Label == 0),
            Rate = share.Value!.Value,
            Low = share.Low!.Value,
            High = share.High!.Value,
            CorpusRate = inCorpus.Value,
            CorpusLow = inCorpus.Low,
            CorpusHigh = inCorpus.High,
        };
    }

    private static string LanguageOf(Document document) =>
        document.Language is { Length: > 0 } stated ? stated : WritingSystem.Of(DocumentText.Of(document));

    private static string YearsOf(Document document)
    {
        if (document.Year is not { } year)
            return DocumentFrame.UnknownStratum;
        var first = year - (year % YearsPerBin);
        return string.Create(CultureInfo.InvariantCulture, $"{first}-{first + YearsPerBin - 1}");
    }
}
