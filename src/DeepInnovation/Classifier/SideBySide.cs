using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>Several judges measured on the same splits.</summary>
internal sealed class SideBySide
{
    private readonly IReadOnlyList<Judge> _judges;
    private readonly IReadOnlyList<MeasuredSplit> _splits;
    private readonly EvaluationOptions _options;
    private readonly Dictionary<(string Role, string Split), Evaluation> _evaluations = [], _inCorpus = [];

    /// <summary>
    /// Measures, on the documents themselves and, where these can be weighed, in the corpus. Held-out splits get intervals; a
    /// split without documents is left out. O(judges * splits * resamples * n).
    /// </summary>
    /// <param name="judges">The primary first.</param>
    /// <param name="splits">Splits that all judges scored in full.</param>
    /// <param name="options">Resamples, seed and confidence of the held-out splits.</param>
    /// <param name="cancellation">Stops the bootstrap.</param>
    internal SideBySide(IReadOnlyList<Judge> judges, IReadOnlyList<MeasuredSplit> splits, EvaluationOptions options,
        CancellationToken cancellation)
    {
        (_judges, _splits, _options) = (judges, [.. splits.Where(s => s.Rows.Count > 0)], options);
        foreach (var judge in _judges)
        {
            foreach (var split in _splits.Where(s => Measures(judge, s)))
            {
                _evaluations[(judge.Role, split.Name)] = Evaluation.Of(split.Ranked(judge.Scores), judge.Threshold,
                    OptionsFor(split), cancellation);
                if (split.RankedInCorpus(judge.Scores) is { } weighted)
                    _inCorpus[(judge.Role, split.Name)] = Evaluation.Of(weighted, judge.Threshold,
                        OptionsFor(split), cancellation);
            }
        }
    }

    /// <summary>
    /// The evaluation of a judge on a split; null where the split has no documents, or labels that the judge gave itself.
    /// </summary>
    internal Evaluation? At(string role, string split) => _evaluations.GetValueOrDefault((role, split));

    /// <summary>The same by design weights; null where the split has no documents or cannot be weighed.</summary>
    internal Evaluation? InCorpus(string role, string split) => _inCorpus.GetValueOrDefault((role, split));

    /// <summary>
    /// The rows of the comparison table, split by split, first of the sample and then of the corpus, the primary first.
    /// </summary>
    internal List<ClassifierComparison> Rows(CancellationToken cancellation) =>
    [
        .. from split in _splits
           from scope in split.Weights is null ? (string[])[ClassifierComparison.Sample]
               : [ClassifierComparison.Sample, ClassifierComparison.Corpus]
           let inCorpus = scope == ClassifierComparison.Corpus
           from judge in _judges
           where Measures(judge, split)
           select ClassifierComparison.Of(
               judge, split.Name, scope, (inCorpus ? InCorpus(judge.Role, split.Name) : At(judge.Role, split.Name))!,
               Lead(judge, split, inCorpus ? split.Weights!.Design : null, cancellation)),
    ];

    /// <summary>Nobody is measured by labels of their own.</summary>
    private static bool Measures(Judge judge, MeasuredSplit split) => !judge.GaveLabels || split.Name == MeasuredSplit.Manual;

    private PairedDifference? Lead(Judge judge, MeasuredSplit split, SurveyDesign? design,
        CancellationToken cancellation) => judge == _judges[0]
            ? null
            : PairedDifference.OfAveragePrecision(
                split.Labels, split.ScoresOf(_judges[0].Scores), split.ScoresOf(judge.Scores),
                OptionsFor(split), design, cancellation);

    private EvaluationOptions OptionsFor(MeasuredSplit split) => split.IsHeldOut ? _options : _options with { Resamples = 0 };
}
