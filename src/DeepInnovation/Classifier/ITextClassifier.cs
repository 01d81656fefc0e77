using DeepInnovation.Core;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Classifier;

/// <summary>A text with its label.</summary>
/// <param name="Text">For documents, <see cref="DocumentText.Of"/>.</param>
/// <param name="Label">1 about AI, 0 not.</param>
public readonly record struct LabelledText(string Text, int Label);

/// <summary>
/// Learns from labelled texts and then scores any text. The baseline is one; BERT stands beside it behind the same seam.
/// Equal texts, labels and parameters give equal scores, bit by bit, whatever the number of threads.
/// </summary>
public interface ITextClassifier : IDisposable
{
    /// <summary>What it is, for tables: for example <c>baseline</c>.</summary>
    string Name { get; }

    /// <summary>All that decides its result besides texts and labels, by name; part of the stage's fingerprint.</summary>
    IReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>Learns. An earlier fit is forgotten.</summary>
    /// <param name="train">Fits the model; both labels must occur.</param>
    /// <param name="validation">For early stopping and the like; a classifier may ignore it. Never the test split.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InputException">There is nothing to learn from: no texts, one class only, or a label that
    /// is neither 0 nor 1.</exception>
    void Fit(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> validation, CancellationToken cancellation = default);

    /// <summary>The probability of label 1 for each text, in [0, 1], in the order given.</summary>
    /// <exception cref="InvalidOperationException">It was not fitted.</exception>
    double[] Score(IReadOnlyList<string> texts);

    /// <summary>Writes the fitted model. Equal models give equal bytes.</summary>
    /// <exception cref="InvalidOperationException">It was not fitted.</exception>
    void Save(Stream destination);
}
