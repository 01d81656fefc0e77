using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Json;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Labels;

namespace DeepInnovation.Classifier;

/// <summary>
/// What <c>05-classifier/evaluation.json</c> holds: each split measured at the threshold that validation chose. All but
/// <see cref="Corpus"/> speaks of the sample's own documents, among which rare candidates and small strata are over-drawn;
/// <see cref="Corpus"/> has the same figures for the corpus.
/// </summary>
public sealed record ClassifierEvaluation
{
    /// <summary>The classifier's name.</summary>
    public required string Classifier { get; init; }

    /// <summary>
    /// Where the labels of train, validation and test come from, and what the figures on these splits therefore are.
    /// </summary>
    public required LabelProvenance Labels { get; init; }

    /// <summary>How the threshold was chosen on the validation split, see <see cref="Classifier.ThresholdRule"/>.</summary>
    public required string ThresholdRule { get; init; }

    /// <summary>The threshold.</summary>
    public double Threshold { get; init; }

    /// <summary>How the two layers were fitted; null where the classifier has one layer only.</summary>
    public Screening? Screening { get; init; }

    /// <summary>
    /// How well the model fits what it learnt from: to be compared with <see cref="Test"/>, never
    /// quoted as quality. No intervals.
    /// </summary>
    public required Evaluation Train { get; init; }

    /// <summary>
    /// The split that chose the threshold; its figures at the threshold are therefore a little too good. No intervals.
    /// </summary>
    public required Evaluation Validation { get; init; }

    /// <summary>
    /// The held-out split: the classifier's quality on a sample as balanced as this one, or what else
    /// <see cref="Labels"/> make of it, with intervals.
    /// </summary>
    public required Evaluation Test { get; init; }

    /// <summary>
    /// The documents with an expert's label that taught nothing and chose nothing, with intervals: labels are the
    /// experts'. Null where the run has none.
    /// </summary>
    public Evaluation? Manual { get; init; }

    /// <summary>
    /// The test split's papers and patents apart (<c>paper</c>, <c>patent</c>; a kind without documents
    /// there is absent), with intervals.
    /// </summary>
    public required IReadOnlyDictionary<string, Evaluation> TestByKind { get; init; }

    /// <summary>
    /// The candidate filter on the same test split, its verdict taken as score 1 or 0, with intervals. Null where
    /// the labels are its own verdicts.
    /// </summary>
    public Evaluation? Filter { get; init; }

    /// <summary>The same figures for the corpus, by design weights; null in a file that an earlier version wrote.</summary>
    public CorpusEvaluation? Corpus { get; init; }

    /// <summary>
    /// The test split's metrics, the sample's and the corpus's beside each other with their intervals, in the order of
    /// <see cref="MetricNames.All"/>.
    /// </summary>
    public IReadOnlyList<MetricPair> TestFigures() => MetricPair.Table(Test, Corpus?.Test);

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">It is missing or no such evaluation.</exception>
    public static ClassifierEvaluation Read(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Run the classifier stage first");
        return JsonFile.Read<ClassifierEvaluation>(path, Evaluation.Json, "this is no evaluation of a classifier",
            "Run the classifier stage again");
    }

    /// <summary>Writes it as UTF-8 JSON.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(AtomicFile.Utf8.GetBytes(JsonSerializer.Serialize(this, Evaluation.Json) + "\n"));
    }
}
