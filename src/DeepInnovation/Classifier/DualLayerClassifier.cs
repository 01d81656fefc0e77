using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>
/// The dual-layer classifier: an outer layer screens for high recall, an inner layer decides what it lets pass. The paper names
/// two layers (BERT_outer, BERT_inner) but does not publish how texts go from one to the other; what follows is this project's
/// own definition, so an inference about theirs.
/// <list type="number">
/// <item>The outer layer learns from all training texts.</item>
/// <item>Its threshold t is the highest that finds <see cref="TargetRecall"/> of label 1 in the validation split.</item>
/// <item>The inner layer learns from the training texts whose outer probability is at least t. The outer layer has seen them, so
/// it is surer of them than of new texts and rejects too many of label 0; where fewer than <see cref="MinimumPerLabel"/> texts of
/// either label are left, the inner layer learns from all. Its validation texts are chosen in the same way.</item>
/// <item>The inner threshold u is that of the highest F1 among the validation texts that passed.</item>
/// </list>
/// A text with outer probability p and inner probability q scores p when p is below t (rejected), else t + (1 - t) q. So each
/// score is in [0, 1], is that of the last layer asked, keeps that layer's order, and every text that passed ranks above every
/// rejected one. It exceeds q by t (1 - q), so by t at most. A text is judged AI when its score is at least t + (1 - t) u.
/// </summary>
public sealed partial class DualLayerClassifier : IScreeningClassifier
{
    /// <summary>The target recall when none is chosen.</summary>
    public const double DefaultTargetRecall = 0.99;

    private readonly ITextClassifier _outer, _inner;
    private readonly ThresholdRule _screen;
    private Screening? _screening;

    /// <summary>Makes one that knows nothing yet.</summary>
    /// <param name="outer">Makes the outer layer.</param>
    /// <param name="inner">Makes the inner layer.</param>
    /// <param name="targetRecall">Share of label 1 in the validation split that must pass the outer layer, in (0, 1].</param>
    /// <param name="minimumPerLabel">Texts of each label that the inner layer needs at least.</param>
    /// <exception cref="InputException"><paramref name="targetRecall"/> is not in (0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimumPerLabel"/> is less than 1.</exception>
    public DualLayerClassifier(
        Func<ITextClassifier> outer, Func<ITextClassifier> inner, double targetRecall = DefaultTargetRecall,
        int minimumPerLabel = 50)
        : this(outer?.Invoke() ?? throw new ArgumentNullException(nameof(outer)),
            inner?.Invoke() ?? throw new ArgumentNullException(nameof(inner)), targetRecall, minimumPerLabel)
    {
    }

    private DualLayerClassifier(ITextClassifier outer, ITextClassifier inner, double targetRecall, int minimumPerLabel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumPerLabel, 1);
        _screen = ThresholdRule.Recall(targetRecall);
        (_outer, _inner, TargetRecall, MinimumPerLabel) = (outer, inner, targetRecall, minimumPerLabel);
    }

    /// <summary>Share of label 1 in the validation split that must pass the outer layer.</summary>
    public double TargetRecall { get; }

    /// <summary>Texts of each label that the inner layer needs at least; with fewer it gets all.</summary>
    public int MinimumPerLabel { get; }

    /// <inheritdoc/>
    public string Name => _outer.Name == _inner.Name ? $"dual-{_outer.Name}" : $"dual-{_outer.Name}-{_inner.Name}";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters
    {
        get
        {
            var all = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["dual.minimum-per-label"] = MinimumPerLabel.ToString(CultureInfo.InvariantCulture),
                ["dual.target-recall"] = TargetRecall.ToString(CultureInfo.InvariantCulture),
                ["inner"] = _inner.Name,
                ["outer"] = _outer.Name,
            };
            foreach (var (layer, classifier) in ((string, ITextClassifier)[])[("inner", _inner), ("outer", _outer)])
            {
                foreach (var (name, value) in classifier.Parameters)
                    all[$"{layer}.{name}"] = value;
            }

            return all;
        }
    }

    /// <summary>The outer layer.</summary>
    public ITextClassifier Outer => _outer;

    /// <summary>The inner layer.</summary>
    public ITextClassifier Inner => _inner;

    /// <inheritdoc/>
    public Screening Screening => _screening ?? throw new InvalidOperationException("The classifier was not fitted.");

    /// <summary>
    /// Fits the outer layer, its threshold, the inner layer and its threshold, in that order. Costs both layers' fits and one
    /// scoring of all texts by the outer.
    /// </summary>
    /// <exception cref="InputException">A layer cannot learn, or the validation split is empty or has
    /// no text of label 1.</exception>
    /// <inheritdoc/>
    public void Fit(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> validation,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        _screening = null;
        TrainingTexts.Check(train);
        if (validation.Count == 0)
            throw new InputException("the dual layer has no validation texts to choose its thresholds by",
                "Draw and label a larger sample");
        _outer.Fit(train, validation, cancellation);
        var outer = _outer.Score(Texts(validation));
        var threshold = _screen.Choose(RankedScores.Of(Labels(validation), outer));
        var (trainPassed, validationPassed) = (Passed(_outer.Score(Texts(train)), threshold), Passed(outer, threshold));
        cancellation.ThrowIfCancellationRequested();

        var trainCount = PassCount.Of(train, trainPassed);
        var enough = Enough(trainCount);
        var validationCount = PassCount.Of(validation, validationPassed);
        _inner.Fit(enough ? Where(train, trainPassed) : train,
            Enough(validationCount) ? Where(validation, validationPassed) : validation, cancellation);
        var judged = Where(validation, validationPassed);
        var inner = ThresholdRule.MaximumF1.Choose(RankedScores.Of(Labels(judged), _inner.Score(Texts(judged))));
        _screening = new Screening
        {
            TargetRecall = TargetRecall,
            OuterThreshold = threshold,
            InnerThreshold = inner,
            DecisionThreshold = Join(threshold, inner),
            Train = trainCount,
            Validation = validationCount,
            InnerLearntFromAll = !enough,
        };
    }

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<string> texts) => Array.ConvertAll(ScoreLayers(texts), s => s.Score);

    /// <inheritdoc/>
    public LayerScore[] ScoreLayers(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var threshold = Screening.OuterThreshold;
        var outer = _outer.Score(texts);
        var passed = Passed(outer, threshold);
        var inner = _inner.Score([.. texts.Where((_, i) => passed[i])]);
        var scores = new LayerScore[texts.Count];
        for (int i = 0, next = 0; i < scores.Length; i++)
            scores[i] = passed[i] ? new LayerScore(outer[i], inner[next], Join(threshold, inner[next++]))
                : new LayerScore(outer[i], null, outer[i]);
        return scores;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _outer.Dispose();
        _inner.Dispose();
    }

    /// <summary>t + (1 - t) q, never beyond 1 by rounding.</summary>
    private static double Join(double threshold, double inner) => Math.Min(1, threshold + ((1 - threshold) * inner));

    private static bool[] Passed(double[] outer, double threshold) => Array.ConvertAll(outer, p => p >= threshold);

    private static List<LabelledText> Where(IReadOnlyList<LabelledText> texts, bool[] passed) =>
        [.. texts.Where((_, i) => passed[i])];

    private static string[] Texts(IReadOnlyList<LabelledText> texts) => [.. texts.Select(t => t.Text)];

    private static int[] Labels(IReadOnlyList<LabelledText> texts) => [.. texts.Select(t => t.Label)];

    private bool Enough(PassCount passed) =>
        passed.PositivesPassed >= MinimumPerLabel && passed.NegativesPassed >= MinimumPerLabel;
}
