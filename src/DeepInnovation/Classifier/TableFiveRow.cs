using DeepInnovation.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>
/// A line of the paper's Table 5, ours beside theirs: the row of <c>05-classifier/table5.parquet</c>. Theirs is BERT on their data, so
/// a difference is no error by itself. All shares are in [0, 1].
/// </summary>
public sealed record TableFiveRow
{
    /// <summary><c>train</c>, <c>validation</c>, <c>test</c> or <c>manual</c>, in this order.</summary>
    public string Split { get; set; } = "";

    /// <summary><c>non-ai</c> or <c>ai</c>, in this order.</summary>
    public string Class { get; set; } = "";

    /// <summary>Documents of the split; 0 where this run has none of it or only the filter's labels, and then all of ours is null.</summary>
    public long N { get; set; }

    /// <summary>Documents of the class.</summary>
    public long Support { get; set; }

    /// <summary>Share of right decisions in the split, the same for both classes.</summary>
    public double? Accuracy { get; set; }

    /// <summary>Lower end of the accuracy's interval; held-out splits only.</summary>
    public double? AccuracyLow { get; set; }

    /// <summary>Upper end of that interval.</summary>
    public double? AccuracyHigh { get; set; }

    /// <summary>The accuracy that the paper prints; null where it was not given to the stage.</summary>
    public double? PaperAccuracy { get; set; }

    /// <summary>Precision of the class.</summary>
    public double? Precision { get; set; }

    /// <summary>The paper's.</summary>
    public double? PaperPrecision { get; set; }

    /// <summary>Recall of the class.</summary>
    public double? Recall { get; set; }

    /// <summary>The paper's.</summary>
    public double? PaperRecall { get; set; }

    /// <summary>F1 of the class.</summary>
    public double? F1 { get; set; }

    /// <summary>The paper's; in the row <c>manual</c> it is not the harmonic mean of what stands beside it, see the claims.</summary>
    public double? PaperF1 { get; set; }

    /// <summary>The whole table: eight rows, whatever the run has.</summary>
    /// <param name="ours">The primary's evaluation of a split, or null.</param>
    /// <param name="printed">The paper's values by measurement, for example <c>classifier.test.ai.f1</c>.</param>
    internal static List<TableFiveRow> Table(Func<string, Evaluation?> ours, IReadOnlyDictionary<string, double> printed) =>
    [
        .. from split in (string[])["train", "validation", "test", MeasuredSplit.Manual]
           from type in (string[])["non-ai", "ai"]
           select Of(split, type, ours(split), printed),
    ];

    private static TableFiveRow Of(string split, string type, Evaluation? ours, IReadOnlyDictionary<string, double> printed)
    {
        var metrics = type == "ai" ? ours?.Positive : ours?.Negative;
        var interval = ours?.Intervals.GetValueOrDefault("accuracy");
        double? Paper(string figure) => printed.TryGetValue($"classifier.{split}.{figure}", out var value) ? value : null;
        return new TableFiveRow
        {
            Split = split,
            Class = type,
            N = ours?.N ?? 0,
            Support = metrics?.Support ?? 0,
            Accuracy = ours?.Accuracy,
            AccuracyLow = interval?.Low,
            AccuracyHigh = interval?.High,
            PaperAccuracy = Paper("accuracy"),
            Precision = metrics?.Precision,
            PaperPrecision = Paper($"{type}.precision"),
            Recall = metrics?.Recall,
            PaperRecall = Paper($"{type}.recall"),
            F1 = metrics?.F1,
            PaperF1 = Paper($"{type}.f1"),
        };
    }
}
