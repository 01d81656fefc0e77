using System.Globalization;
using DeepInnovation.Core;

namespace DeepInnovation.Classifier;

/// <summary>What every classifier asks of its training texts.</summary>
internal static class TrainingTexts
{
    /// <exception cref="InputException">There are none, a label is neither 0 nor 1, or only one label occurs.</exception>
    internal static void Check(IReadOnlyList<LabelledText> train)
    {
        if (train.Count == 0)
            throw new InputException("there are no labelled texts to train on", "Label some documents of the train split");
        for (var i = 0; i < train.Count; i++)
        {
            if (train[i].Label is not (0 or 1))
            {
                var value = train[i].Label.ToString(CultureInfo.InvariantCulture);
                throw new InputException($"a label is 0 or 1 (training text {i + 1})", null, null, "label",
                    value, "Correct the labels");
            }
        }

        if (train.All(t => t.Label == train[0].Label))
        {
            throw new InputException(
                FormattableString.Invariant(
                    $"all {train.Count} training texts have label {train[0].Label}, so there is nothing to tell apart"),
                "Draw and label documents of both kinds");
        }
    }
}
