using DeepInnovation.Classifier;
using DeepInnovation.Core.Tables;
using DeepInnovation.Tests.Samples;

namespace DeepInnovation.Tests.Classifier;

/// <summary>The first five stages on the whole synthetic corpus, held against the truth that no stage reads.</summary>
[Trait("Category", "Slow")]
public sealed class SampleRunTests(SampleRunTests.SharedRun shared, ITestOutputHelper output)
    : IClassFixture<SampleRunTests.SharedRun>
{
    /// <summary>One run: what does not hang on the target recall is computed once.</summary>
    public sealed class SharedRun : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("deepinnovation-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.99)]
    [InlineData(0.9)]
    public void Doubted_labels_are_wrong_more_often_and_every_judge_is_measured(double? targetRecall)
    {
        var reproduction = Reproduction.Open(shared.Folder,
            ReproductionOptions.ForSamples() with { TargetRecall = targetRecall });
        reproduction.Ensure("classifier");
        string PathOf(string file) => reproduction.Run.PathOf(ClassifierStage.Place.Folder, file);
        foreach (var row in ParquetTable.Read<ClassifierComparison>(PathOf(ClassifierStage.Comparison.Name))
            .Where(r => r.Split is "test" or "manual"))
        {
            output.WriteLine(
                $"{row.Split} {row.Scope} {row.Role}: n {row.N}, AUPRC {row.Auprc:F3} [{row.AuprcLow:F3}, {row.AuprcHigh:F3}], "
                + $"lead {row.AuprcLead:F4} [{row.AuprcLeadLow:F4}, {row.AuprcLeadHigh:F4}], accuracy {row.Accuracy:F3}");
            Assert.True(row.Role == "filter" || row.Auprc > row.Prevalence + 0.2);
        }

        foreach (var row in ParquetTable.Read<JudgeOverlap>(PathOf(ClassifierStage.JudgeOverlaps.Name)))
            output.WriteLine($"{row.First} and {row.Second}: n {row.N}, agree {row.AgreedShare:F3}, "
                + $"right there {row.AgreedAccuracy:F3}; both AI {row.BothAIShare:F3}, right there {row.BothAIAccuracy:F3}");
        var truth = CsvFile.Read(Path.Combine(CorpusFixture.Folder, "truth.csv"), "id", "is_ai", "recorded_label")
            .ToDictionary(r => r["id"]!, r => r["is_ai"] != r["recorded_label"]);
        var sampled = ParquetTable.Read<DocumentScore>(PathOf(ClassifierStage.Scores.Name))
            .Where(s => s.Label is not null).ToList();
        var rate = (double)sampled.Count(s => truth[s.Id]) / sampled.Count;
        var doubtful = ParquetTable.Read<DoubtfulLabel>(PathOf(ClassifierStage.Doubtful.Name));
        double Precision(int count) => (double)doubtful.Take(count).Count(d => truth[d.Id]) / Math.Min(count, doubtful.Count);
        output.WriteLine($"wrong {rate:F4} of {sampled.Count}; {doubtful.Count} doubted: "
            + $"precision {Precision(doubtful.Count):F3}, first 25 {Precision(25):F3}, first 100 {Precision(100):F3}; "
            + $"recall {doubtful.Count(d => truth[d.Id]) / (rate * sampled.Count):F3}");
        Assert.True(Precision(doubtful.Count) > 2 * rate);
    }
}
