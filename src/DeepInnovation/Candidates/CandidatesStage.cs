using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Candidates;

/// <summary>
/// Stage 2: judges every document of the corpus by one rule set, and sets down where the two rule sets differ.
/// Reads <c>01-corpus/documents.parquet</c>; writes <see cref="CandidateFiles.Candidates"/> and <see cref="CandidateFiles.Differences"/>.
/// O(characters) time, O(documents) memory.
/// </summary>
/// <param name="rules">The name of the rule set that the run goes on with.</param>
/// <exception cref="InputException">There is no such rule set.</exception>
public sealed class CandidatesStage(string rules = "faithful") : IStage
{
    private const int ReportEvery = 10_000;

    private readonly RuleSet _rules = RuleSet.Named(rules);

    /// <inheritdoc/>
    public string Name => "candidates";

    /// <inheritdoc/>
    public string Folder => CandidateFiles.Folder;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string> { ["rules"] = _rules.Name };

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs(RunFolder run) => [run.PathOf(CorpusFiles.Folder, CorpusFiles.Documents)];

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        var documents = ParquetTable.Read<Document>(Inputs(context.Run)[0]);
        var candidates = new List<Candidate>(documents.Count);
        foreach (var candidate in _rules.Judge(documents))
        {
            candidates.Add(candidate);
            if (candidates.Count % ReportEvery == 0)
                context.Report(candidates.Count, documents.Count, "documents");
        }

        context.Report(documents.Count, documents.Count, "documents");
        var differences = CandidateDifference.Between(documents).ToList();
        context.WriteTable(CandidateFiles.Candidates, candidates);
        context.WriteTable(CandidateFiles.Differences, differences);
        Count(context, candidates, differences);
    }

    private static void Count(StageContext context, List<Candidate> candidates, List<CandidateDifference> differences)
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            var name = kind == DocumentKind.Paper ? "papers" : "patents";
            var ofKind = candidates.Where(c => c.Kind == kind).ToList();
            context.Count($"{name}.judged", ofKind.Count);
            context.Count($"{name}.kept", ofKind.Count(c => c.Kept));
            foreach (var rule in new[] { Verdict.IpcExact, Verdict.IpcPrefix, Verdict.Keyword })
                context.Count($"{name}.kept.{rule}", ofKind.Count(c => c.Rule == rule));
            context.Count($"{name}.only-faithful", differences.Count(d => d.Kind == kind && d.FaithfulKept));
            context.Count($"{name}.only-corrected", differences.Count(d => d.Kind == kind && d.CorrectedKept));
        }
    }
}
