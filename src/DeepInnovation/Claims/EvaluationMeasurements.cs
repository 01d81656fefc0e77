using System.Text.Json;
using DeepInnovation.Classifier;
using DeepInnovation.Runs;

namespace DeepInnovation.Claims;

/// <summary>What the classifier stage's evaluation says for each split, in the terms of the paper's Table 5.</summary>
public static class EvaluationMeasurements
{
    // Each figure's place in a split of the file, and its name among the file's intervals.
    private static readonly (string Id, string[] Path, string Interval)[] Figures =
    [
        ("accuracy", ["accuracy"], "accuracy"),
        ("average-precision", ["average_precision"], "average_precision"),
        ("ai.precision", ["positive", "precision"], "precision_positive"),
        ("ai.recall", ["positive", "recall"], "recall_positive"),
        ("ai.f1", ["positive", "f1"], "f1_positive"),
        ("non-ai.precision", ["negative", "precision"], "precision_negative"),
        ("non-ai.recall", ["negative", "recall"], "recall_negative"),
        ("non-ai.f1", ["negative", "f1"], "f1_negative"),
    ];

    /// <summary>
    /// Reads the evaluation. Figures that it lacks are not measured. The run's classifier is the linear baseline, so its figures
    /// stand beside the paper's and do not decide them.
    /// </summary>
    /// <exception cref="InputException">The file is missing or no such JSON.</exception>
    public static IReadOnlyList<Measurement> Of(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Run the classifier stage first");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return [.. Read(json.RootElement)];
        }
        catch (JsonException error)
        {
            throw new InputException("this is no evaluation", path, error.LineNumber + 1, mend: "Run the classifier stage again", inner: error);
        }
    }

    private static IEnumerable<Measurement> Read(JsonElement root)
    {
        foreach (var split in (string[])["train", "validation", "test"])
        {
            if (Find(root, [split]) is not { } evaluation)
                continue;
            var n = Number(evaluation, ["n"]);
            foreach (var (id, path, interval) in Figures)
            {
                if (Number(evaluation, path) is not { } value)
                    continue;
                yield return new Measurement($"classifier.{split}.{id}", value, $"{ClassifierFiles.Folder}/{ClassifierFiles.Evaluation}: {split} split")
                {
                    Low = Number(evaluation, ["intervals", interval, "low"]),
                    High = Number(evaluation, ["intervals", interval, "high"]),
                    N = (long?)n,
                    Obstacle = "it is the linear baseline's, not BERT's, on labels of this run's corpus",
                };
            }
        }
    }

    private static double? Number(JsonElement element, string[] path) =>
        Find(element, path) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static JsonElement? Find(JsonElement element, string[] path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }
}
