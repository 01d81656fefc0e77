using System.Text.Json;
using DeepInnovation.Classifier;
using DeepInnovation.Metrics;
using DeepInnovation.Runs;

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

    private static readonly string[] Splits = ["train", "validation", "test", "manual"];

    /// <summary>
    /// Reads the evaluation of each split (<c>train</c>, <c>validation</c>, <c>test</c>). A split that it lacks is not measured. The
    /// run's classifier is the linear baseline, so its figures stand beside the paper's and do not decide them.
    /// </summary>
    /// <exception cref="InputException">The file is missing or no such JSON.</exception>
    public static IReadOnlyList<Measurement> Of(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Run the classifier stage first");
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. Splits.Where(split => file.RootElement.TryGetProperty(split, out var given) && given.ValueKind == JsonValueKind.Object)
                .SelectMany(split => Of(split, file.RootElement.GetProperty(split).Deserialize<Evaluation>(Evaluation.Json)!))];
        }
        catch (JsonException error)
        {
            throw new InputException("this is no evaluation", path, error.LineNumber + 1, mend: "Run the classifier stage again", inner: error);
        }
    }

    /// <summary>The figures of one split; one that is not defined there is not measured.</summary>
    public static IEnumerable<Measurement> Of(string split, Evaluation evaluation)
    {
        const string source = $"{ClassifierFiles.Folder}/{ClassifierFiles.Evaluation}";
        foreach (var row in evaluation.ToTable())
        {
            if (row.Value is not { } value || !Figures.TryGetValue(row.Metric, out var figure))
                continue;
            yield return new Measurement($"classifier.{split}.{figure}", value, $"{source}: {split} split")
            {
                Low = row.Low,
                High = row.High,
                N = evaluation.N,
                Obstacle = "it is the linear baseline's, not BERT's, on labels of this run's corpus",
            };
        }
    }
}
