using System.Globalization;
using DeepInnovation.Classifier;
using DeepInnovation.Cli.Site;
using DeepInnovation.Core.Metrics;
using DeepInnovation.Corpus;
using DeepInnovation.Embeddings;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Novelty;
using DeepInnovation.Runs;

namespace DeepInnovation.Cli.Runs;

/// <summary>Summarizes a finished run in a few lines: classifier quality, excluded documents, claims, where to look.</summary>
internal static class RunSummary
{
    /// <param name="run">A run whose stages have all finished.</param>
    /// <param name="pages">The folder of its pages; null where it has none.</param>
    public static IEnumerable<string> Of(RunFolder run, string? pages)
    {
        foreach (var line in Quality(ClassifierEvaluation.Read(ClassifierStage.EvaluationFile.In(run))))
            yield return line;
        if (LabelNotice.Of(run) is { } notice)
            yield return notice;
        yield return LeftOut(run);
        yield return LedgerSummary.Of(run);
        yield return pages is not null
            ? $"Read {run.PathOf(pages, RunSite.Overview)}, or send {RunSite.Archive} beside it"
            : $"Tables in {run.Root}: {ClassifierStage.Place.Folder} for the classifier, 09-release for the three tables, "
                + "11-claims for the claims. "
                + $"Pages: deepinnovation reproduce --out {run.Root} --from notebooks";
    }

    private static IEnumerable<string> Quality(ClassifierEvaluation evaluation)
    {
        var measures = evaluation.Labels is { IsQuality: false } labels ? $", {labels.Measures}" : "";
        yield return $"Classifier {evaluation.Classifier}{measures}, test split of the sample: {Text(evaluation.Test)}";
        if (evaluation.Corpus is { } corpus)
            yield return $"Classifier {evaluation.Classifier}{measures}, the corpus by design weights: {Text(corpus.Test)}";
        if (evaluation.Manual is { } manual)
            yield return $"Classifier {evaluation.Classifier}, experts' labels: {Text(manual)}";
    }

    private static string Text(Evaluation measured) => string.Create(CultureInfo.InvariantCulture,
        $"AUPRC {Figure(measured, MetricNames.AveragePrecision, measured.AveragePrecision)}, "
        + $"F1 {Figure(measured, MetricNames.F1, measured.Positive.F1)} ({measured.N:N0} documents)");

    private static string Figure(Evaluation measured, string name, double value) =>
        measured.Intervals.TryGetValue(name, out var interval)
            ? string.Create(CultureInfo.InvariantCulture, $"{value:0.000} [{interval.Low:0.000}, {interval.High:0.000}]")
            : value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string LeftOut(RunFolder run)
    {
        var (corpus, novelty, embeddings) = (Counts(run, CorpusStage.Place), Counts(run, NoveltyStage.Place),
            Counts(run, EmbeddingsStage.Place));
        return string.Create(CultureInfo.InvariantCulture,
            $"Left out: {Sum(corpus, ".rejected"):N0} rows that could not be read; "
            + $"{Sum(novelty, "documents.ai.no-year"):N0} AI documents without a year and {Sum(embeddings, ".without-text"):N0} "
            + $"without text, which have neither novelty nor a pair.");

        static long Sum(IReadOnlyDictionary<string, long> counts, string ending) =>
            counts.Where(count => count.Key.EndsWith(ending, StringComparison.Ordinal)).Sum(count => count.Value);
    }

    private static IReadOnlyDictionary<string, long> Counts(RunFolder run, StagePlace stage) =>
        run.ManifestOf(stage)?.Counts ?? new Dictionary<string, long>();
}
