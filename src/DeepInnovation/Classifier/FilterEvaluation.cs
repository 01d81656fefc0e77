using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Labels;
using DeepInnovation.Runs;
using DeepInnovation.Sampling;

namespace DeepInnovation.Classifier;

/// <summary>
/// The candidate filter against the labels of the whole sample, since it learns from none of them: on the sample's own documents
/// and, by design weights, in the corpus. The sample is balanced, so the filter looks other there: better in recall where
/// candidates are rare and over-drawn.
/// </summary>
/// <param name="Kind"><c>paper</c> or <c>patent</c>.</param>
/// <param name="Sample">On the labelled documents, with intervals.</param>
/// <param name="Corpus">In the corpus, with intervals.</param>
public sealed record FilterEvaluation(string Kind, Evaluation Sample, Evaluation Corpus)
{
    private const double Threshold = 0.5;

    /// <summary>
    /// Reads sample, quotas and labels of a run; one evaluation for each kind that has labels, papers first.
    /// O(sample + resamples * sample).
    /// </summary>
    /// <exception cref="InputException">The labels stage has not run.</exception>
    public static IReadOnlyList<FilterEvaluation> Read(RunFolder run, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var quotas = SamplingStage.Quotas.Read(run);
        var labels = LabelsStage.DocumentLabels.Read(run).ToDictionary(l => (l.Kind, l.Id), l => l.Label);
        var labelled = SamplingStage.Sample.Read(run).Where(s => labels.ContainsKey((s.Kind, s.Id)));
        options ??= new EvaluationOptions { Seed = run.Seed };
        return [.. labelled.GroupBy(s => s.Kind).OrderBy(g => g.Key)
            .Select(g => Of(g.Key, [.. g], [.. g.Select(s => labels[(s.Kind, s.Id)])], quotas, options))];
    }

    private static FilterEvaluation Of(DocumentKind kind, List<SampledDocument> documents, List<int> labels, List<Quota> quotas,
        EvaluationOptions options)
    {
        var verdicts = documents.ConvertAll(d => d.Candidate ? 1.0 : 0);
        var design = CorpusWeights.Of(documents, quotas.FindAll(q => q.Kind == kind)).Design;
        return new FilterEvaluation(
            kind.ToString().ToLowerInvariant(),
            Evaluation.Of(RankedScores.Of(labels, verdicts), Threshold, options),
            Evaluation.Of(RankedScores.Of(labels, verdicts, design), Threshold, options));
    }
}
