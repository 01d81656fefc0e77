using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Classifier;

/// <summary>
/// A line of the paper's Table 5, ours beside theirs: the row of <c>05-classifier/table5.parquet</c>. Theirs is BERT on their
/// data, so a difference is no error by itself. The paper's is a balanced sample, so it stands beside ours <em>of the
/// sample</em>; what the same documents say of the corpus is told too, by design weights (see <see cref="CorpusEvaluation"/>).
/// Intervals are those of held-out splits. All shares are in [0, 1].
/// </summary>
public sealed record TableFiveRow
{
    /// <summary><c>train</c>, <c>validation</c>, <c>test</c> or <c>manual</c>, in this order.</summary>
    public string Split { get; set; } = "";

    /// <summary><c>non-ai</c> or <c>ai</c>, in this order.</summary>
    public string Class { get; set; } = "";

    /// <summary>
    /// Documents of the split; 0 where this run has none of it or only the filter's labels, and then all of ours is null.
    /// </summary>
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

    /// <summary>
    /// The paper's; in the row <c>manual</c> it is not the harmonic mean of what stands beside it, see the claims.
    /// </summary>
    public double? PaperF1 { get; set; }

    /// <summary>Lower end of the interval of <see cref="Precision"/>.</summary>
    public double? PrecisionLow { get; set; }

    /// <summary>Upper end of that interval.</summary>
    public double? PrecisionHigh { get; set; }

    /// <summary>Lower end of the interval of <see cref="Recall"/>.</summary>
    public double? RecallLow { get; set; }

    /// <summary>Upper end of that interval.</summary>
    public double? RecallHigh { get; set; }

    /// <summary>Lower end of the interval of <see cref="F1"/>.</summary>
    public double? F1Low { get; set; }

    /// <summary>Upper end of that interval.</summary>
    public double? F1High { get; set; }

    /// <summary>
    /// Share of right decisions in the corpus; null on <c>manual</c>, whose documents are no random part of it, as all below.
    /// </summary>
    public double? CorpusAccuracy { get; set; }

    /// <summary>Lower end of its interval.</summary>
    public double? CorpusAccuracyLow { get; set; }

    /// <summary>Upper end of its interval.</summary>
    public double? CorpusAccuracyHigh { get; set; }

    /// <summary>Precision of the class in the corpus.</summary>
    public double? CorpusPrecision { get; set; }

    /// <summary>Lower end of its interval.</summary>
    public double? CorpusPrecisionLow { get; set; }

    /// <summary>Upper end of its interval.</summary>
    public double? CorpusPrecisionHigh { get; set; }

    /// <summary>Recall of the class in the corpus.</summary>
    public double? CorpusRecall { get; set; }

    /// <summary>Lower end of its interval.</summary>
    public double? CorpusRecallLow { get; set; }

    /// <summary>Upper end of its interval.</summary>
    public double? CorpusRecallHigh { get; set; }

    /// <summary>F1 of the class in the corpus.</summary>
    public double? CorpusF1 { get; set; }

    /// <summary>Lower end of its interval.</summary>
    public double? CorpusF1Low { get; set; }

    /// <summary>Upper end of its interval.</summary>
    public double? CorpusF1High { get; set; }

    /// <summary>The whole table: eight rows, whatever the run has.</summary>
    /// <param name="ours">The primary's evaluations of a split, of the sample and of the corpus, or null.</param>
    /// <param name="printed">The paper's values by measurement, for example <c>classifier.test.ai.f1</c>.</param>
    internal static List<TableFiveRow> Table(Func<string, (Evaluation? Sample, Evaluation? Corpus)> ours,
        IReadOnlyDictionary<string, double> printed) =>
    [
        .. from split in (string[])["train", "validation", "test", MeasuredSplit.Manual]
           from type in (string[])["non-ai", "ai"]
           let both = ours(split)
           select Of(split, type, both.Sample, both.Corpus, printed),
    ];

    private static TableFiveRow Of(string split, string type, Evaluation? ours, Evaluation? corpus,
        IReadOnlyDictionary<string, double> printed)
    {
        var (metrics, inCorpus, suffix) = type == "ai" ? (ours?.Positive, corpus?.Positive, "positive")
            : (ours?.Negative, corpus?.Negative, "negative");
        Interval? IntervalOf(Evaluation? evaluation, string metric) => evaluation?.Intervals.GetValueOrDefault(metric);
        var (accuracy, precision, recall, f1) = (IntervalOf(ours, "accuracy"), IntervalOf(ours, $"precision_{suffix}"),
            IntervalOf(ours, $"recall_{suffix}"), IntervalOf(ours, $"f1_{suffix}"));
        var (corpusAccuracy, corpusPrecision, corpusRecall, corpusF1) = (
            IntervalOf(corpus, "accuracy"), IntervalOf(corpus, $"precision_{suffix}"), IntervalOf(corpus, $"recall_{suffix}"),
            IntervalOf(corpus, $"f1_{suffix}"));
        double? Paper(string figure) => printed.TryGetValue($"classifier.{split}.{figure}", out var value) ? value : null;
        return new TableFiveRow
        {
            Split = split,
            Class = type,
            N = ours?.N ?? 0,
            Support = (long)(metrics?.Support ?? 0),
            Accuracy = ours?.Accuracy,
            AccuracyLow = accuracy?.Low,
            AccuracyHigh = accuracy?.High,
            PaperAccuracy = Paper("accuracy"),
            Precision = metrics?.Precision,
            PaperPrecision = Paper($"{type}.precision"),
            Recall = metrics?.Recall,
            PaperRecall = Paper($"{type}.recall"),
            F1 = metrics?.F1,
            PaperF1 = Paper($"{type}.f1"),
            PrecisionLow = precision?.Low,
            PrecisionHigh = precision?.High,
            RecallLow = recall?.Low,
            RecallHigh = recall?.High,
            F1Low = f1?.Low,
            F1High = f1?.High,
            CorpusAccuracy = corpus?.Accuracy,
            CorpusAccuracyLow = corpusAccuracy?.Low,
            CorpusAccuracyHigh = corpusAccuracy?.High,
            CorpusPrecision = inCorpus?.Precision,
            CorpusPrecisionLow = corpusPrecision?.Low,
            CorpusPrecisionHigh = corpusPrecision?.High,
            CorpusRecall = inCorpus?.Recall,
            CorpusRecallLow = corpusRecall?.Low,
            CorpusRecallHigh = corpusRecall?.High,
            CorpusF1 = inCorpus?.F1,
            CorpusF1Low = corpusF1?.Low,
            CorpusF1High = corpusF1?.High,
        };
    }
}
