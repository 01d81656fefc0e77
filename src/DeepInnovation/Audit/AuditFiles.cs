namespace DeepInnovation.Audit;

/// <summary>The files that an audit writes.</summary>
public static class AuditFiles
{
    /// <summary>Everything, for other programs.</summary>
    public const string Json = "audit.json";

    /// <summary>One <see cref="AuditFinding"/> a check.</summary>
    public const string Findings = "audit.parquet";

    /// <summary>The claims of the paper that the audit decides or shows: rows of <see cref="Claims.LedgerRow"/>.</summary>
    public const string Claims = "ledger.parquet";

    /// <summary>The page to read, complete in itself.</summary>
    public const string Page = "audit.html";
}
