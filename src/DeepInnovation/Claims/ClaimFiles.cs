namespace DeepInnovation.Claims;

/// <summary>Where the claims stage leaves the ledger in a run.</summary>
public static class ClaimFiles
{
    /// <summary>The stage's folder.</summary>
    public const string Folder = "11-claims";

    /// <summary>One <see cref="LedgerRow"/> a claim: what the paper says, what this run measured, the verdict.</summary>
    public const string Ledger = "ledger.parquet";

    /// <summary>The same as JSON: <c>{ "scope", "verdicts": { verdict: count }, "claims": [ row ] }</c>.</summary>
    public const string Json = "ledger.json";

    /// <summary>The same as a page to read.</summary>
    public const string Page = "ledger.md";
}
