using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Candidates;

/// <summary>
/// Stage 2: judges every document of the corpus by one rule set, and sets down where the two rule sets differ.
/// Reads <c>01-corpus/documents.parquet</c>; writes <see cref="Verdicts"/> and <see cref="Differences"/>.
/// O(characters) time, O(documents) memory.
/// </summary>
/// <param name="rules">The name of the rule set that the run goes on with.</param>
/// <exception cref="InputException">There is no such rule set.</exception>
public sealed class CandidatesStage(string rules = "faithful") : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("candidates", "02-candidates");

    /// <summary>A <see cref="Candidate"/> for every document, in the corpus's order, by the rule set that the run uses.</summary>
    public static Table<Candidate> Verdicts { get; } = Place.Table<Candidate>("candidates.parquet");

    /// <summary>Documents that <c>faithful</c> and <c>corrected</c> judge differently.</summary>
    public static Table<CandidateDifference> Differences { get; } = Place.Table<CandidateDifference>("differences.parquet");

    private const int ReportEvery = 10_000;

    private readonly RuleSet _rules = RuleSet.Named(rules);

    StagePlace IStage.Place => Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string> { ["rules"] = _rules.Name };

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads => [CorpusStage.Documents];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes => [Verdicts, Differences];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest) =>
        $"{manifest.Number("papers.kept")} papers and {manifest.Number("patents.kept")} patents kept by the "
        + $"{manifest.Parameters["rules"]} filter";

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        var documents = CorpusStage.Documents.Read(context.Run);
        var candidates = new List<Candidate>(documents.Count);
        foreach (var candidate in _rules.Judge(documents))
        {
            candidates.Add(candidate);
            if (candidates.Count % ReportEvery == 0)
                context.Report(candidates.Count, documents.Count, "documents");
        }

        context.Report(documents.Count, documents.Count, "documents");
        var differences = CandidateDifference.Between(documents).ToList();
        context.Write(Verdicts, candidates);
        context.Write(Differences, differences);
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
