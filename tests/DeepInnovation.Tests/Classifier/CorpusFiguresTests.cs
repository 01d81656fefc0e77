using DeepInnovation.Claims;
using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sampling;

namespace DeepInnovation.Tests.Classifier;

/// <summary>
/// Every place where the classifier stage tells a figure has the corpus's too, recounted here from the tables on disk.
/// </summary>
public sealed class CorpusFiguresTests(ExecutedClassifierRun executed) : IClassFixture<ExecutedClassifierRun>
{
    private readonly ClassifierRun _run = executed.Run;
    private readonly CorpusEvaluation _corpus = ClassifierEvaluation.Read(
        executed.Run[ClassifierStage.EvaluationFile.Name]).Corpus!;

    [Fact]
    public void The_evaluation_counts_each_test_document_with_its_weight()
    {
        var rows = Rows(Split.Test);
        double Sum(Func<(DocumentScore Score, double Weight), bool> which) => rows.Where(which).Sum(r => r.Weight);
        var (found, said, there) = (Sum(r => r.Score is { IsAI: true, Label: 1 }), Sum(r => r.Score.IsAI),
            Sum(r => r.Score.Label == 1));
        Assert.Equal(found / said, _corpus.Test.Positive.Precision, 1e-12);
        Assert.Equal(found / there, _corpus.Test.Positive.Recall, 1e-12);
        Assert.Equal(2 * found / (said + there), _corpus.Test.Positive.F1, 1e-12);
        Assert.Equal(Sum(r => r.Score.IsAI == (r.Score.Label == 1)) / rows.Sum(r => r.Weight), _corpus.Test.Accuracy, 1e-12);
        Assert.Equal((rows.Count, _run.Quotas.Sum(q => q.Available)), (_corpus.Test.N, (int)Math.Round(_corpus.Test.Population)));
        Assert.True(rows.Select(r => r.Weight).Distinct().Count() > 1);
        Assert.NotEqual(ClassifierEvaluation.Read(_run[ClassifierStage.EvaluationFile.Name]).Test.Positive.F1,
            _corpus.Test.Positive.F1);
        Assert.All(new[] { _corpus.Test.Intervals["f1_positive"], _corpus.Test.Intervals[MetricNames.AveragePrecision] },
            i => Assert.True(i.Low < i.High));
        Assert.Equal((_run.Quotas.Sum(q => (long)q.Available), 0, 0L, 0L),
            (_corpus.Documents, _corpus.EmptyStrata, _corpus.SpokenFor, _corpus.Uncovered));
        Assert.Equal(600 - _corpus.Documents, _corpus.OutsideFrame);
    }

    [Fact]
    public void Kinds_are_weighed_by_themselves_and_the_filter_too()
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            var rows = Rows(Split.Test).Where(r => r.Score.Kind == kind).ToList();
            var evaluation = _corpus.TestByKind[kind.ToString().ToLowerInvariant()];
            Assert.Equal(_run.Quotas.Where(q => q.Kind == kind).Sum(q => q.Available), evaluation.Population, 1e-9);
            Assert.Equal(rows.Where(r => r.Score.Label == 1).Sum(r => r.Weight) / rows.Sum(r => r.Weight),
                evaluation.Prevalence, 1e-12);
        }

        var candidates = _run.Sample.Where(s => s.Candidate).Select(s => (s.Kind, s.Id)).ToHashSet();
        var kept = Rows(Split.Test).Where(r => candidates.Contains((r.Score.Kind, r.Score.Id))).ToList();
        Assert.Equal(kept.Where(r => r.Score.Label == 1).Sum(r => r.Weight) / kept.Sum(r => r.Weight),
            _corpus.Filter!.Positive.Precision, 1e-12);
    }

    [Fact]
    public void Comparison_table_5_curves_and_errors_have_the_corpus_beside_the_sample()
    {
        var comparison = ParquetTable.Read<ClassifierComparison>(_run[ClassifierStage.Comparison.Name]);
        var primary = comparison.Single(r => r is { Split: "test", Scope: "corpus", Role: "primary" });
        var test = _corpus.Test;
        Assert.Equal((test.AveragePrecision, test.Intervals[MetricNames.AveragePrecision].Low, test.Positive.F1),
            (primary.Auprc, primary.AuprcLow, primary.F1AI));
        Assert.Equal((test.Intervals["f1_positive"].High, test.Intervals["precision_positive"].Low),
            (primary.F1High, primary.PrecisionLow));
        var filter = comparison.Single(r => r is { Split: "test", Scope: "corpus", Role: "filter" });
        Assert.Equal(primary.Auprc - filter.Auprc, filter.AuprcLead!.Value, 1e-12);
        Assert.True(filter.AuprcLeadLow <= filter.AuprcLeadHigh);

        var table = ParquetTable.Read<TableFiveRow>(_run[ClassifierStage.TableFive.Name]);
        var (ai, rest) = (table.Single(r => r is { Split: "test", Class: "ai" }),
            table.Single(r => r is { Split: "test", Class: "non-ai" }));
        Assert.Equal((test.Positive.Precision, test.Positive.Recall, test.Positive.F1, test.Accuracy),
            (ai.CorpusPrecision, ai.CorpusRecall, ai.CorpusF1, ai.CorpusAccuracy));
        Assert.Equal((test.Negative.F1, test.Intervals["f1_negative"].Low, test.Intervals["accuracy"].High),
            (rest.CorpusF1, rest.CorpusF1Low, rest.CorpusAccuracyHigh));
        Assert.Equal(_corpus.Validation.Positive.F1, table.Single(r => r is { Split: "validation", Class: "ai" }).CorpusF1);

        var curve = ParquetTable.Read<PrecisionRecallPoint>(_run[ClassifierStage.PrecisionRecallInCorpus.Name]);
        Assert.Equal(1, curve[^1].Recall);
        Assert.Equal(test.Prevalence, curve[^1].Precision, 1e-12);
        Assert.Equal(test.Reliability, ParquetTable.Read<ReliabilityBin>(_run[ClassifierStage.ReliabilityInCorpus.Name]));
        var errors = ParquetTable.Read<ErrorRate>(_run[ClassifierStage.ErrorRates.Name])
            .Single(r => r is { Split: "test", Dimension: "all" });
        Assert.Equal(1 - test.Accuracy, errors.CorpusRate!.Value, 1e-12);
        Assert.True(errors.CorpusLow <= errors.CorpusRate && errors.CorpusRate <= errors.CorpusHigh);
    }

    [Fact]
    public void A_claim_takes_the_samples_figure_and_its_source_tells_the_corpuss()
    {
        var measured = EvaluationMeasurements.Of(_run[ClassifierStage.EvaluationFile.Name])
            .Single(m => m.Id == "classifier.test.ai.f1");
        var (evaluation, interval) = (ClassifierEvaluation.Read(_run[ClassifierStage.EvaluationFile.Name]),
            _corpus.Test.Intervals["f1_positive"]);
        Assert.Equal(evaluation.Test.Positive.F1, measured.Value);
        Assert.Equal("05-classifier/evaluation.json: test split of the sample; in the corpus, by design weights, "
            + FormattableString.Invariant($"{_corpus.Test.Positive.F1:0.000} [{interval.Low:0.000}, {interval.High:0.000}]"),
            measured.Source);
        var row = evaluation.TestFigures().Single(r => r.Metric == "f1_positive");
        Assert.Equal((evaluation.Test.Positive.F1, _corpus.Test.Positive.F1, interval.High),
            (row.Sample, row.Corpus, row.CorpusHigh));
    }

    [Fact]
    public void What_the_figures_are_is_told_in_words_and_strata_without_a_test_document_are_counted()
    {
        using var run = new ClassifierRun();
        // Five of the rest's patents get a stratum in which no test document lies.
        foreach (var sampled in run.Sample.Where(
            s => s is { Kind: DocumentKind.Patent, Candidate: false, Split: Split.Train }).Take(5))
            sampled.Stratum = "H";
        run.Execute(new ClassifierStage { Resamples = 0 });
        var corpus = ClassifierEvaluation.Read(run[ClassifierStage.EvaluationFile.Name]).Corpus!;
        Assert.Equal((1, 21, 0), (corpus.EmptyStrata, corpus.SpokenFor, corpus.Uncovered));
        Assert.Equal(run.Quotas.Sum(q => q.Available), corpus.Test.Population, 1e-9);
        Assert.StartsWith(FormattableString.Invariant($"{corpus.Test.N} test documents, weighted by stratum, ")
            + FormattableString.Invariant($"stand for {corpus.Test.Population:0} documents of the corpus."), corpus.Note,
            StringComparison.Ordinal);
        Assert.Contains("1 strata have no test document: others speak for 21 of their documents, nothing for 0.", corpus.Note,
            StringComparison.Ordinal);
        Assert.Contains("could not be drawn", corpus.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void The_filter_is_measured_on_all_labels_of_the_sample_by_kind()
    {
        var found = FilterEvaluation.Read(_run.Folder, new EvaluationOptions { Resamples = 100 });
        Assert.Equal(["paper", "patent"], found.Select(f => f.Kind));
        var labels = _run.Labels.ToDictionary(l => (l.Kind, l.Id), l => l.Label);
        var counts = _run.Sample.GroupBy(s => (s.Kind, s.Candidate, s.Stratum)).ToDictionary(g => g.Key, g => g.Count());
        var sizes = _run.Quotas.ToDictionary(q => (q.Kind, q.Candidate, q.Stratum), q => q.Available);
        var papers = _run.Sample.Where(s => s.Kind == DocumentKind.Paper).ToList();
        double WeightOf(SampledDocument s) =>
            (double)sizes[(s.Kind, s.Candidate, s.Stratum)] / counts[(s.Kind, s.Candidate, s.Stratum)];
        var there = papers.Where(s => labels[(s.Kind, s.Id)] == 1).ToList();
        Assert.Equal((double)there.Count(s => s.Candidate) / there.Count, found[0].Sample.Positive.Recall, 1e-12);
        Assert.Equal(there.Where(s => s.Candidate).Sum(WeightOf) / there.Sum(WeightOf), found[0].Corpus.Positive.Recall, 1e-12);
        Assert.Equal((papers.Count, papers.Count), (found[0].Sample.N, found[0].Corpus.N));
    }

    /// <summary>
    /// The labelled documents of a split, each with the documents of its cell over those of the cell that are in the split.
    /// </summary>
    private List<(DocumentScore Score, double Weight)> Rows(Split split)
    {
        var drawn = _run.Sample.Where(s => s.Split == split).ToList();
        var counts = drawn.GroupBy(s => (s.Kind, s.Candidate, s.Stratum)).ToDictionary(g => g.Key, g => g.Count());
        var sizes = _run.Quotas.ToDictionary(q => (q.Kind, q.Candidate, q.Stratum), q => q.Available);
        var scores = ParquetTable.Read<DocumentScore>(_run[ClassifierStage.Scores.Name]).ToDictionary(s => (s.Kind, s.Id));
        return drawn.ConvertAll(s =>
            (scores[(s.Kind, s.Id)], (double)sizes[(s.Kind, s.Candidate, s.Stratum)] / counts[(s.Kind, s.Candidate, s.Stratum)]));
    }
}
