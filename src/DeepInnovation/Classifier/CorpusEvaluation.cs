using System.Globalization;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>
/// What the labelled splits say of the corpus: the figures that the classifier has on documents which taught it nothing, in the
/// corpus's own mixture of kinds, candidates and strata. The sample is balanced, so rare candidates and small strata are
/// over-drawn; here each document counts with its design weight, the documents of its stratum in the corpus over those of the
/// split. All else is as in <see cref="ClassifierEvaluation"/>.
/// </summary>
public sealed record CorpusEvaluation
{
    /// <summary>The documents that the sample was drawn from: the corpus, but for what is <see cref="OutsideFrame"/>.</summary>
    public long Documents { get; init; }

    /// <summary>
    /// Documents of the corpus that could not be drawn, because only labelled documents were or because experts judged them:
    /// no figure here speaks of them.
    /// </summary>
    public long OutsideFrame { get; init; }

    /// <summary>Strata that have documents, but none in the test split.</summary>
    public int EmptyStrata { get; init; }

    /// <summary>
    /// Of <see cref="Documents"/>, those of such strata: the others of the same kind and filter's verdict speak for them.
    /// </summary>
    public long SpokenFor { get; init; }

    /// <summary>
    /// Of <see cref="Documents"/>, those of a kind and a filter's verdict without any test document:
    /// no figure here speaks of them.
    /// </summary>
    public long Uncovered { get; init; }

    /// <summary>The test split, with intervals: what to expect of the classifier on the corpus.</summary>
    public required Evaluation Test { get; init; }

    /// <summary>Its papers and patents apart (<c>paper</c>, <c>patent</c>), with intervals.</summary>
    public required IReadOnlyDictionary<string, Evaluation> TestByKind { get; init; }

    /// <summary>The split that the model learnt from: no quality. No intervals.</summary>
    public required Evaluation Train { get; init; }

    /// <summary>The split that chose the threshold. No intervals.</summary>
    public required Evaluation Validation { get; init; }

    /// <summary>The candidate filter on the test split, with intervals; null where it is not measured.</summary>
    public Evaluation? Filter { get; init; }

    /// <summary>What these figures are, in one sentence or a few.</summary>
    public string Note => string.Create(CultureInfo.InvariantCulture,
        $"{Test.N:N0} test documents, weighted by stratum, stand for {Test.Population:N0} documents of the corpus.")
        + (EmptyStrata > 0 ? string.Create(CultureInfo.InvariantCulture, $" {EmptyStrata:N0} strata have no test document: "
            + $"others speak for {SpokenFor:N0} of their documents, nothing for {Uncovered:N0}.") : "")
        + (OutsideFrame > 0 ? string.Create(CultureInfo.InvariantCulture,
            $" {OutsideFrame:N0} documents of the corpus could not be drawn, so nothing speaks for them.") : "");
}
