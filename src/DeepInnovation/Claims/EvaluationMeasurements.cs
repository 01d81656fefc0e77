using System.Text.Json;
using DeepInnovation.Classifier;
using DeepInnovation.Runs;

namespace DeepInnovation.Claims;

/// <summary>What the classifier stage's evaluation says for each split, in the terms of the paper's Table 5.</summary>
public static class EvaluationMeasurements
{
    private static readonly (string Id, string[] Path)[] Figures =
    [
        ("accuracy", ["accuracy"]),
        ("average-precision", ["average_precision"]),
        ("ai.precision", ["ai", "precision"]),
        ("ai.recall", ["ai", "recall"]),
        ("ai.f1", ["ai", "f1"]),
        ("non-ai.precision", ["non_ai", "precision"]),
        ("non-ai.recall", ["non_ai", "recall"]),
        ("non-ai.f1", ["non_ai", "f1"]),
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
            var n = Find(evaluation, ["n"])?.GetInt64();
            foreach (var (id, names) in Figures)
            {
                if (Find(evaluation, names) is not { } figure || Number(figure, "value") is not { } value)
                    continue;
                yield return new Measurement($"classifier.{split}.{id}", value, $"{ClassifierFiles.Folder}/{ClassifierFiles.Evaluation}: {split} split")
                {
                    Low = Number(figure, "low"),
                    High = Number(figure, "high"),
                    N = n,
                    Obstacle = "it is the linear baseline's, not BERT's, on labels of this run's corpus",
                };
            }
        }
    }

    private static JsonElement? Find(JsonElement element, string[] path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }

    private static double? Number(JsonElement figure, string part) => figure.ValueKind switch
    {
        JsonValueKind.Number => part == "value" ? figure.GetDouble() : null,
        JsonValueKind.Object when figure.TryGetProperty(part, out var number) && number.ValueKind == JsonValueKind.Number => number.GetDouble(),
        _ => null,
    };
}
