using DeepInnovation.Claims;

namespace DeepInnovation.Audit;

/// <summary>A table of the release as it was read.</summary>
/// <param name="Table">papers, patents or pairs.</param>
/// <param name="File">The file's name; null when the folder has none.</param>
/// <param name="Rows">Rows, the unreadable ones too.</param>
/// <param name="Columns">Columns with a name.</param>
public sealed record AuditedTable(string Table, string? File, long Rows, int Columns);

/// <summary>A range of numbers in a table.</summary>
/// <param name="Of">What, for example <c>pairs.similarity</c>.</param>
/// <param name="Count">Values.</param>
/// <param name="Lowest">The least.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Highest">The greatest.</param>
public sealed record AuditRange(string Of, long Count, double Lowest, double Mean, double Highest);

/// <summary>All that an audit came to.</summary>
/// <param name="Scope">Release, or sample when our generator made the files.</param>
/// <param name="Variant">What the table of pairs is: one pair a paper, several, or unknown.</param>
/// <param name="Tables">The three tables.</param>
/// <param name="Findings">One a check.</param>
/// <param name="Ranges">Years, novelty, similarity.</param>
/// <param name="Shares">Languages, offices, sections, rows by year.</param>
/// <param name="Claims">The paper's claims about the release, held against these files.</param>
public sealed record AuditReport(
    DataScope Scope,
    string Variant,
    IReadOnlyList<AuditedTable> Tables,
    IReadOnlyList<AuditFinding> Findings,
    IReadOnlyList<AuditRange> Ranges,
    IReadOnlyList<AuditShare> Shares,
    IReadOnlyList<LedgerRow> Claims)
{
    /// <summary>Checks of severity defect that found something.</summary>
    public IEnumerable<AuditFinding> Defects =>
        Findings.Where(f => f is { Severity: AuditSeverity.Defect, Verdict: AuditVerdict.Found });
}
