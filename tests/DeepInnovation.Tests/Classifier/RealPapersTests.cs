using DeepInnovation.Classifier;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Tests.Classifier;

/// <summary>The baseline on real papers with expert labels (shared/data/papers.csv.gz), where that file exists.</summary>
[Trait("Category", "Slow")]
public sealed class RealPapersTests(ITestOutputHelper output)
{
    [Fact]
    public void The_baseline_is_far_above_prevalence_on_held_out_papers()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var papers = Read(FindPapers());
        using var classifier = new BaselineClassifier();
        classifier.Fit(papers[..3600], [], cancellation);
        var (validation, test) = (Ranked(classifier, papers[3600..4800]), Ranked(classifier, papers[4800..]));
        var evaluation = Evaluation.Of(test, ThresholdRule.MaximumF1.Choose(validation), null, cancellation);
        foreach (var row in evaluation.ToTable())
            output.WriteLine($"{row.Metric} {row.Value:F4} [{row.Low:F4}, {row.High:F4}]");

        // scikit-learn's TfidfVectorizer(ngram_range=(1, 2)) with LogisticRegression(C=10) reaches about 0.84 on such a split.
        Assert.True(evaluation.Intervals[MetricNames.AveragePrecision].Low > 0.75);
        Assert.True(evaluation.Prevalence < 0.15);
        Assert.True(evaluation.ExpectedCalibrationError < 0.05);
    }

    private static RankedScores Ranked(BaselineClassifier classifier, LabelledText[] texts) =>
        RankedScores.Of([.. texts.Select(t => t.Label)], classifier.Score([.. texts.Select(t => t.Text)]));

    private static LabelledText[] Read(string path)
    {
        var papers = CsvFile.Read(path, "title", "abstract", "label_ai")
            .Select(r => new LabelledText($"{r["title"]} {r["abstract"]}", r["label_ai"] == "1" ? 1 : 0)).ToArray();
        new SeededRandom(7, "split").Shuffle<LabelledText>(papers);
        return papers;
    }

    /// <summary>The file; without it the test is skipped.</summary>
    internal static string FindPapers()
    {
        var folders = new List<string?> { Environment.GetEnvironmentVariable("DEEPINNOVATION_SHARED_DATA") };
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            folders.Add(Path.Combine(folder.FullName, "shared", "data"));
        var found = folders.OfType<string>().Select(f => Path.Combine(f, "papers.csv.gz")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, "shared/data/papers.csv.gz is not here.");
        return found!;
    }
}
