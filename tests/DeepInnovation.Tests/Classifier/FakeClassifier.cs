using System.Globalization;
using DeepInnovation.Classifier;
using DeepInnovation.Core.Files;

namespace DeepInnovation.Tests.Classifier;

/// <summary>
/// Scores a text by the number it holds under this classifier's name (<c>"outer=0.3 inner=0.9"</c>), so that a test writes the
/// scores itself. Keeps what it was fitted on and what it was asked.
/// </summary>
internal sealed class FakeClassifier(string name) : ITextClassifier
{
    public string Name => name;

    public IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string> { ["fake"] = name };

    public IReadOnlyList<LabelledText> Train { get; private set; } = [];

    public IReadOnlyList<LabelledText> Validation { get; private set; } = [];

    public List<string> Asked { get; } = [];

    public bool Disposed { get; private set; }

    public void Fit(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> validation,
        CancellationToken cancellation = default) =>
        (Train, Validation) = (train, validation);

    public double[] Score(IReadOnlyList<string> texts)
    {
        Asked.AddRange(texts);
        return [.. texts.Select(t => double.Parse(t.Split(' ').Single(
            w => w.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..], CultureInfo.InvariantCulture))];
    }

    public void Save(Stream destination) => destination.Write(AtomicFile.Utf8.GetBytes(name));

    public void Dispose() => Disposed = true;
}
