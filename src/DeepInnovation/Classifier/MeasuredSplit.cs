using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Labels;
using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <summary>Documents on which classifiers are measured side by side: a split, or the documents with an expert's label.</summary>
/// <param name="Name"><c>train</c>, <c>validation</c>, <c>test</c> or <c>manual</c>.</param>
/// <param name="Rows">Their rows in the corpus, from 0.</param>
/// <param name="Labels">0 or 1 for each.</param>
/// <param name="Weights">What they say of the corpus; null where they are no random part of it.</param>
internal sealed record MeasuredSplit(string Name, IReadOnlyList<int> Rows, IReadOnlyList<int> Labels,
    CorpusWeights? Weights = null)
{
    /// <summary>The experts' labels.</summary>
    internal const string Manual = "manual";

    /// <summary>
    /// True where the documents neither taught the classifier nor chose its threshold, so that intervals make sense.
    /// </summary>
    internal bool IsHeldOut => Name is Manual or "test";

    /// <summary>Labels and scores of these documents.</summary>
    internal RankedScores Ranked(double[] scores) => RankedScores.Of(Labels, ScoresOf(scores));

    /// <summary>The same as a part of the corpus; null where it cannot be weighed.</summary>
    internal RankedScores? RankedInCorpus(double[] scores) =>
        Weights is null ? null : RankedScores.Of(Labels, ScoresOf(scores), Weights.Design);

    /// <summary>The scores of these documents.</summary>
    internal double[] ScoresOf(double[] scores) => [.. Rows.Select(row => scores[row])];

    /// <summary>A split of the sample, its labelled documents in the corpus's order.</summary>
    internal static MeasuredSplit Of(LabelledSplits splits, Split split, IReadOnlyList<Quota> quotas)
    {
        var rows = splits.Labelled(split);
        return new MeasuredSplit(
            split.ToString().ToLowerInvariant(),
            [.. rows.Select(r => r.Row)],
            [.. rows.Select(r => r.Label!.Value)],
            CorpusWeights.Of([.. rows.Select(r => r.Sampled)], quotas));
    }

    /// <summary>
    /// The experts' labels, those of training and validation documents left out: they would flatter the
    /// classifier. O(documents + labels).
    /// </summary>
    /// <exception cref="InputException">A labelled document is not in the corpus.</exception>
    internal static MeasuredSplit OfManual(IReadOnlyList<Document> documents, LabelledSplits splits,
        IReadOnlyList<ManualLabel> manual)
    {
        var rowOf = new Dictionary<(DocumentKind, string), int>(documents.Count);
        for (var row = 0; row < documents.Count; row++)
            rowOf[(documents[row].Kind, documents[row].Id)] = row;
        var held = manual.Select(m => rowOf.TryGetValue((m.Kind, m.Id), out var row)
                ? (Row: row, m.Expert)
                : throw new InputException($"the experts labelled {m.Kind} {m.Id}, which is not in the corpus",
                    "Run the labels stage again"))
            .Where(m => splits.At(m.Row)?.Sampled.Split is null or Split.Test)
            .OrderBy(m => m.Row).ToList();
        return new MeasuredSplit(Manual, held.ConvertAll(m => m.Row), held.ConvertAll(m => m.Expert));
    }
}
