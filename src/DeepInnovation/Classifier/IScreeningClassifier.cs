namespace DeepInnovation.Classifier;

/// <summary>What the layers of a dual-layer classifier say of one text.</summary>
/// <param name="Outer">The outer layer's probability of label 1, in [0, 1].</param>
/// <param name="Inner">The inner layer's probability, in [0, 1]; null where the outer layer rejected the
/// text, so that nobody asked.</param>
/// <param name="Score">Both as one score in [0, 1], see <see cref="DualLayerClassifier"/>.</param>
public readonly record struct LayerScore(double Outer, double? Inner, double Score)
{
    /// <summary>What any classifier says of texts: one of a single layer says the same as outer layer and as a whole.</summary>
    internal static LayerScore[] Of(ITextClassifier classifier, IReadOnlyList<string> texts) =>
        classifier is IScreeningClassifier screening
            ? screening.ScoreLayers(texts)
            : Array.ConvertAll(classifier.Score(texts), s => new LayerScore(s, null, s));
}

/// <summary>
/// A classifier of two layers: the outer one rejects what is surely of label 0, the inner one decides the rest. It brings its
/// own decision threshold, since its scores below the outer threshold are those of rejected texts.
/// </summary>
public interface IScreeningClassifier : ITextClassifier
{
    /// <summary>How the layers were fitted and how many texts passed.</summary>
    /// <exception cref="InvalidOperationException">It was not fitted.</exception>
    Screening Screening { get; }

    /// <summary>
    /// What both layers say of each text, in the order given. <see cref="ITextClassifier.Score"/> gives the same
    /// <see cref="LayerScore.Score"/>s.
    /// </summary>
    /// <exception cref="InvalidOperationException">It was not fitted.</exception>
    LayerScore[] ScoreLayers(IReadOnlyList<string> texts);
}
