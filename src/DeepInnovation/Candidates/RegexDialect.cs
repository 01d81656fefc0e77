namespace DeepInnovation.Candidates;

/// <summary>
/// Whose regular expressions decide what a word is and which letters are equal without case. The two agree on ASCII and
/// differ on a few other characters; <see cref="WordCharacter"/> lists them.
/// </summary>
public enum RegexDialect
{
    /// <summary>Python's <c>re</c> on <c>str</c> with <c>IGNORECASE</c>: what the published filter runs on.</summary>
    Python,

    /// <summary>.NET's <c>Regex</c> with <c>IgnoreCase | CultureInvariant</c>.</summary>
    DotNet,
}
