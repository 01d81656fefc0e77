using DeepInnovation.Core.Documents;

namespace DeepInnovation.Candidates;

/// <summary>A document that the two rule sets judge differently: the row of <c>02-candidates/differences.parquet</c>.</summary>
public sealed record CandidateDifference
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>Kept by the published filter.</summary>
    public bool FaithfulKept { get; set; }

    /// <summary>Why, as <see cref="Candidate.Rule"/>.</summary>
    public string FaithfulRule { get; set; } = "";

    /// <summary>The entry that matched.</summary>
    public string FaithfulMatch { get; set; } = "";

    /// <summary>Kept by the corrected rules.</summary>
    public bool CorrectedKept { get; set; }

    /// <summary>Why, as <see cref="Candidate.Rule"/>.</summary>
    public string CorrectedRule { get; set; } = "";

    /// <summary>The entry that matched.</summary>
    public string CorrectedMatch { get; set; } = "";

    /// <summary>
    /// Compares the two rule sets on each document; gives those of which one is kept and the other is not, in order.
    /// </summary>
    public static IEnumerable<CandidateDifference> Between(IEnumerable<Document> documents)
    {
        foreach (var document in documents)
        {
            var (faithful, corrected) = (RuleSet.Faithful.Judge(document), RuleSet.Corrected.Judge(document));
            if (faithful.Kept == corrected.Kept)
                continue;
            yield return new CandidateDifference
            {
                Id = document.Id,
                Kind = document.Kind,
                FaithfulKept = faithful.Kept,
                FaithfulRule = faithful.Rule,
                FaithfulMatch = faithful.Match,
                CorrectedKept = corrected.Kept,
                CorrectedRule = corrected.Rule,
                CorrectedMatch = corrected.Match,
            };
        }
    }
}
