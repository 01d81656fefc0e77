using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Classifier;

/// <summary>
/// Design weights on real papers that all have an expert's label (shared/data/papers.csv.gz), where that file exists: what 3,000
/// of 10,603 documents say of the corpus against what the corpus's other labels say. The truth is that of the documents which
/// neither taught nor chose a threshold, each verdict of the filter with its share in the corpus.
/// </summary>
[Trait("Category", "Slow")]
public sealed class RealCorpusTests(ITestOutputHelper output)
{
    private const int Samples = 7;
    private static readonly string[] Metrics =
    [
        MetricNames.AveragePrecision, "precision_positive", "recall_positive", "f1_positive", MetricNames.Prevalence,
    ];

    [Fact]
    public void The_corpuss_intervals_hold_its_figures_and_the_samples_figures_flatter()
    {
        var papers = RealPapersTests.FindPapers();
        var (held, flattered) = (Metrics.ToDictionary(m => m, _ => 0), 0);
        for (var seed = 1; seed <= Samples; seed++)
        {
            var folder = Directory.CreateTempSubdirectory("deepinnovation-").FullName;
            try
            {
                var reproduction = Reproduction.Open(folder, new ReproductionOptions
                {
                    Papers = papers,
                    Labels = LabelOrigin.Given,
                    Classifier = ClassifierKind.Baseline,
                    SampleSize = 3000,
                    Seed = seed,
                });
                reproduction.Ensure("labels");
                // As the run's own, but with fewer resamples, and fewer folds to doubt labels.
                StageRunner.Run(reproduction.Run, new ClassifierStage { Resamples = 400, AuditFolds = 2 },
                    cancellation: TestContext.Current.CancellationToken);
                var evaluation = ClassifierEvaluation.Read(ClassifierStage.EvaluationFile.In(reproduction.Run));
                var truth = Truth(reproduction.Run, evaluation.Threshold).ToTable()
                    .ToDictionary(r => r.Metric, r => r.Value!.Value);
                Assert.Equal(10_603, evaluation.Corpus!.Documents);
                flattered += evaluation.Test.Positive.F1 > evaluation.Corpus.Test.Positive.F1 ? 1 : 0;
                foreach (var row in evaluation.TestFigures().Where(r => Metrics.Contains(r.Metric)))
                {
                    var hit = row.CorpusLow <= truth[row.Metric] && truth[row.Metric] <= row.CorpusHigh;
                    held[row.Metric] += hit ? 1 : 0;
                    output.WriteLine($"seed {seed} {row.Metric}: sample {row.Sample:F3} [{row.SampleLow:F3}, "
                        + $"{row.SampleHigh:F3}], corpus {row.Corpus:F3} [{row.CorpusLow:F3}, {row.CorpusHigh:F3}], "
                        + $"truth {truth[row.Metric]:F3}{(hit ? "" : " outside")}");
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        foreach (var (metric, count) in held)
            output.WriteLine($"{metric}: {count} of {Samples} intervals hold the truth");
        Assert.Equal(Samples, flattered);
        // The seeds share one corpus, and the rare positives of the rest weigh much: 95 % would be 33 of all 35.
        Assert.All(held.Values, count => Assert.InRange(count, Samples - 2, Samples));
        Assert.InRange(held.Values.Sum(), 31, Samples * Metrics.Length);
    }

    private static Evaluation Truth(RunFolder run, double threshold)
    {
        var documents = CorpusStage.Documents.Read(run).ToDictionary(d => d.Id);
        var kept = ParquetTable.Read<DeepInnovation.Candidates.Candidate>(run.PathOf(
            DeepInnovation.Candidates.CandidatesStage.Place.Folder, DeepInnovation.Candidates.CandidatesStage.Verdicts.Name))
            .ToDictionary(c => c.Id, c => c.Kept);
        var scores = ClassifierStage.Scores.Read(run);
        var unseen = scores.Where(s => s.Split is "" or "test").ToList();
        var all = scores.ToLookup(s => kept[s.Id]);
        var left = unseen.ToLookup(s => kept[s.Id]);
        var weights = ((bool[])[false, true]).ToDictionary(k => k, k => (double)all[k].Count() / left[k].Count());
        SurveyRow Row(DocumentScore s) => new($"{kept[s.Id]}", s.Id, weights[kept[s.Id]]);
        var data = RankedScores.Of(unseen.ConvertAll(s => documents[s.Id].Label!.Value), unseen.ConvertAll(s => s.Score),
            SurveyDesign.Of(unseen.ConvertAll(Row)));
        return Evaluation.Of(data, threshold, EvaluationOptions.WithoutIntervals);
    }
}
