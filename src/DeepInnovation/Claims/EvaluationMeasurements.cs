using DeepInnovation.Classifier;
using DeepInnovation.Core;
using DeepInnovation.Core.Json;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Labels;

namespace DeepInnovation.Claims;

/// <summary>What the classifier stage's evaluation says for each split, in the terms of the paper's Table 5.</summary>
public static class EvaluationMeasurements
{
    // Table 5's figures by the names that Evaluation.ToTable gives them; label 1 is AI.
    private static readonly Dictionary<string, string> Figures = new(StringComparer.Ordinal)
    {
        ["accuracy"] = "accuracy",
        [MetricNames.AveragePrecision] = "average-precision",
        ["precision_positive"] = "ai.precision",
        ["recall_positive"] = "ai.recall",
        ["f1_positive"] = "ai.f1",
        ["precision_negative"] = "non-ai.precision",
        ["recall_negative"] = "non-ai.recall",
        ["f1_negative"] = "non-ai.f1",
    };

    /// <summary>
    /// Reads the evaluation of each split (<c>train</c>, <c>validation</c>, <c>test</c>, and <c>manual</c> where the run has
    /// experts' labels). A split that it lacks is not measured. Claims take the figures of the sample, since the paper's test
    /// set was drawn balanced too; what the same documents say of the corpus, by design weights, stands in the source. The
    /// run's classifier and labels are not the paper's, so its figures stand beside the paper's and do not decide them.
    /// Agreement with the candidate filter is no measure of a classifier: where the labels are the filter's, the splits that
    /// have them are told without a value.
    /// </summary>
    /// <exception cref="InputException">The file is missing or no such JSON.</exception>
    public static IReadOnlyList<Measurement> Of(string path)
    {
        var file = Read(path);
        var circular = file.Labels is { Circular: true };
        (string Name, Evaluation? Split, Evaluation? InCorpus)[] splits =
        [
            ("train", file.Train, file.Corpus?.Train), ("validation", file.Validation, file.Corpus?.Validation),
            ("test", file.Test, file.Corpus?.Test), ("manual", file.Manual, null),
        ];
        return
        [
            .. splits.SelectMany(given => given.Split is { } split
                ? Of(given.Name, split, file.Classifier,
                    given.InCorpus).Select(m => circular && given.Name != "manual" ? WithoutValue(m) : m) : []),
        ];
    }

    /// <summary>Where the labels of the evaluation come from; null where it does not say.</summary>
    /// <exception cref="InputException">The file is missing or no such JSON.</exception>
    public static LabelProvenance? LabelsOf(string path) => Read(path).Labels;

    /// <summary>The figures of one split; one that is not defined there is not measured.</summary>
    /// <param name="split">The split's name.</param>
    /// <param name="evaluation">What was measured on it.</param>
    /// <param name="classifier">The classifier's name; null or <c>baseline</c> for the linear baseline.</param>
    /// <param name="corpus">The same by design weights; null where there is none.</param>
    public static IEnumerable<Measurement> Of(string split, Evaluation evaluation, string? classifier = null,
        Evaluation? corpus = null)
    {
        var file = ClassifierStage.EvaluationFile.ToString();
        foreach (var row in MetricPair.Table(evaluation, corpus))
        {
            if (row.Sample is not { } value || !Figures.TryGetValue(row.Metric, out var figure))
                continue;
            var source = $"{file}: {split} split{(split == "manual" ? "" : " of the sample")}"
                + $"{(row.Corpus is null ? "" : $"; in the corpus, by design weights, {Text(row)}")}";
            yield return new Measurement($"classifier.{split}.{figure}", value, source)
            {
                Low = row.SampleLow,
                High = row.SampleHigh,
                N = evaluation.N,
                Obstacle = Obstacle(split, classifier),
            };
        }
    }

    private static Content Read(string path) => File.Exists(path)
        ? JsonFile.Read<Content>(path, Evaluation.Json, "this is no evaluation", "Run the classifier stage again")
        : throw new InputException($"{path} does not exist", "Run the classifier stage first");

    private static Measurement WithoutValue(Measurement measurement) => new(measurement.Id, double.NaN, measurement.Source)
    {
        Obstacle = "the labels of this run are the candidate filter's own verdicts, so its figure is agreement with the filter",
    };

    private static string Text(MetricPair row) => row.CorpusLow is { } low && row.CorpusHigh is { } high
        ? FormattableString.Invariant($"{row.Corpus:0.000} [{low:0.000}, {high:0.000}]")
        : FormattableString.Invariant($"{row.Corpus:0.000}");

    private static string Obstacle(string split, string? classifier)
    {
        var whose = classifier is null or "baseline" ? "it is the linear baseline's, not BERT's"
            : $"it is that of {classifier}, not of the paper's trained BERT";
        return $"{whose}, "
            + $"on {(split == "manual" ? "experts' labels given to this run, not the paper's" : "labels of this run's corpus")}";
    }

    /// <summary>What of the file is measured here; splits may be missing.</summary>
    private sealed record Content
    {
        public string? Classifier { get; init; }

        public LabelProvenance? Labels { get; init; }

        public Evaluation? Train { get; init; }

        public Evaluation? Validation { get; init; }

        public Evaluation? Test { get; init; }

        public Evaluation? Manual { get; init; }

        public CorpusSplits? Corpus { get; init; }
    }

    /// <summary>What of the corpus's side is measured here.</summary>
    private sealed record CorpusSplits
    {
        public Evaluation? Train { get; init; }

        public Evaluation? Validation { get; init; }

        public Evaluation? Test { get; init; }
    }
}
