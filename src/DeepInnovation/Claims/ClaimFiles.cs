namespace DeepInnovation.Claims;

/// <summary>Where the claims stage leaves the ledger in a run.</summary>
public static class ClaimFiles
{
    /// <summary>The stage's folder.</summary>
    public const string Folder = "11-claims";

    /// <summary>One row a claim: what the paper says, what this run measured, the verdict.</summary>
    public const string Ledger = "ledger.parquet";
}
