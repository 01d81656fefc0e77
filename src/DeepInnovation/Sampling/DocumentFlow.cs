using System.Globalization;
using DeepInnovation.Candidates;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;
using DeepInnovation.Sources.Cleaning;
using DeepInnovation.Sources.Import;

namespace DeepInnovation.Sampling;

/// <summary>How many documents are left after one step between the raw corpus and the sample.</summary>
/// <param name="Step">What was done.</param>
/// <param name="Documents">Documents left.</param>
/// <param name="Lost">Documents that this step took out.</param>
/// <param name="Why">The largest reasons with their counts; empty where nothing is known.</param>
public sealed record FlowStep(string Step, long Documents, long Lost, string Why);

/// <summary>
/// Where documents are lost between the raw corpus and the sample, from the books that import,
/// clean-up and the stages of a run keep.
/// </summary>
public static class DocumentFlow
{
    private const int Reasons = 3;

    /// <summary>
    /// The steps in their order: import and clean-up where their folders are given, then corpus, candidates
    /// and sample of the run. O(steps).
    /// </summary>
    /// <param name="run">A run whose sampling is done.</param>
    /// <param name="corpus">The folders of the imported corpora, where there are any.</param>
    /// <param name="cleaned">The folder of the cleaned corpus, where there is one.</param>
    /// <exception cref="InputException">A manifest is missing or broken.</exception>
    public static IReadOnlyList<FlowStep> Of(RunFolder run, IReadOnlyList<string>? corpus = null, string? cleaned = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var steps = new List<FlowStep>();
        foreach (var import in (corpus ?? []).Select(
            folder => ImportManifest.Read(Path.Combine(folder, ImportManifest.FileName))))
        {
            steps.Add(new FlowStep($"records of {import.Source}", import.RowsIn, 0, ""));
            steps.Add(new FlowStep($"documents of {import.Source}", import.Documents, import.Rejected + import.Superseded,
                Text(import.Reasons.Concat(import.SupersededReasons))));
        }

        if (cleaned is not null)
        {
            var report = CleaningReport.Read(Path.Combine(cleaned, CleaningReport.FileName));
            var left = report.DocumentsIn;
            foreach (var rule in report.Rules.Where(r => r.Papers + r.Patents > 0))
                steps.Add(new FlowStep($"without {rule.Rule}", left -= rule.Papers + rule.Patents,
                    rule.Papers + rule.Patents, Text(rule.Sources)));
        }

        var read = Counts(run, CorpusStage.Place);
        var (rows, rejected) = (Sum(read, "in"), Sum(read, "rejected"));
        steps.Add(new FlowStep("rows of the corpus", rows, 0, ""));
        steps.Add(new FlowStep("documents", rows - rejected, rejected, ""));
        var kept = CandidatesStage.Verdicts.Read(run).LongCount(c => c.Kept);
        steps.Add(new FlowStep("candidates", kept, rows - rejected - kept, "no keyword and no IPC symbol of the lists"));
        var drawn = SamplingStage.Sample.Read(run);
        var sampled = drawn.LongCount(d => d.Candidate);
        var held = SamplingStage.Quotas.Read(run).Where(q => q.Candidate).Sum(q => q.KeptOut);
        steps.Add(new FlowStep("candidates in the sample", sampled, kept - sampled, held == 0 ? "not drawn"
            : string.Create(CultureInfo.InvariantCulture,
                $"not drawn; {held:N0} of them because experts judged them or one nearly the same")));
        return steps;
    }

    private static long Sum(IReadOnlyDictionary<string, long> counts, string what) =>
        counts.GetValueOrDefault($"papers.{what}") + counts.GetValueOrDefault($"patents.{what}");

    private static IReadOnlyDictionary<string, long> Counts(RunFolder run, StagePlace stage) =>
        run.ManifestOf(stage)?.Counts ?? throw new InputException($"the run has no {stage.Folder} yet", "Run its stages first");

    private static string Text(IEnumerable<KeyValuePair<string, long>> reasons) =>
        string.Join("; ", reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).Take(Reasons)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key}: {r.Value:N0}")));
}
