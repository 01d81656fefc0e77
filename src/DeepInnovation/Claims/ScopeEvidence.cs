using System.Globalization;

namespace DeepInnovation.Claims;

/// <summary>
/// What a run's documents are said to be, and the rows that speak for it. Calling data the release does not make them it: as
/// many rows as the paper states must be there, give or take <see cref="Margin"/>.
/// </summary>
/// <param name="Declared">What the user says the data are.</param>
/// <param name="Papers">Papers read.</param>
/// <param name="Patents">Patents read.</param>
/// <param name="ReleasedPapers">Papers that the release is claimed to have.</param>
/// <param name="ReleasedPatents">Patents that the release is claimed to have.</param>
public sealed record ScopeEvidence(DataScope Declared, long Papers, long Patents, long ReleasedPapers, long ReleasedPatents)
{
    /// <summary>How far the rows read may be from the rows claimed, as a share of these.</summary>
    public const double Margin = 0.1;

    /// <summary>
    /// Why the data cannot decide a claim about all of <paramref name="subject"/>, as a sentence; null when they can.
    /// </summary>
    public string? Lacks(ClaimSubject subject) => Declared switch
    {
        DataScope.Sample => "The claim is about the full release; these data are the project's synthetic sample.",
        DataScope.Own => "The claim is about the full release; these data are other documents.",
        _ => (subject is ClaimSubject.Papers or ClaimSubject.Both ? Short("papers", Papers, ReleasedPapers) : null)
            ?? (subject is ClaimSubject.Patents or ClaimSubject.Both ? Short("patents", Patents, ReleasedPatents) : null),
    };

    private static string? Short(string what, long read, long released) => Math.Abs(read - released) <= Margin * released
        ? null
        : string.Create(CultureInfo.InvariantCulture,
            $"The data are declared to be the release, but have {read:N0} {what} where the release has {released:N0}.");
}
