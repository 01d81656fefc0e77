namespace DeepInnovation.Candidates;

/// <summary>One keyword found in a text.</summary>
/// <param name="Keyword">The keyword's place in the matcher's list; of equal keywords the first.</param>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public readonly record struct KeywordMatch(int Keyword, int Start, int Length)
{
    /// <summary>Where the text goes on after the match.</summary>
    public int End => Start + Length;
}
