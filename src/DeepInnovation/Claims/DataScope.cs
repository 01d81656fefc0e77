namespace DeepInnovation.Claims;

/// <summary>
/// What a run's documents are, which decides what claims they can test. Said by the user, checked by <see cref="ScopeEvidence"/>.
/// </summary>
public enum DataScope
{
    /// <summary>The synthetic corpus that comes with the project.</summary>
    Sample,

    /// <summary>The user's own documents.</summary>
    Own,

    /// <summary>The paper's full published data.</summary>
    Release,
}
