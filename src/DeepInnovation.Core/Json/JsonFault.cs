namespace DeepInnovation.Core.Json;

/// <summary>What is wrong with a JSON text, where, and what to do about it. Whoever knows the file adds its name.</summary>
/// <param name="Kind">What kind of fault it is.</param>
/// <param name="Problem">What is wrong, as a sentence without its full stop.</param>
/// <param name="Hint">What to do about it, as an imperative without its full stop.</param>
/// <param name="Offset">The byte at which it was seen, counted from 0; a byte order mark counts.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Character">Its place in the line in characters, counted from 1.</param>
/// <param name="Path">The field concerned, as <c>edges[0].attrs.year</c>; empty for the root, or where it is not known.</param>
public sealed record JsonFault(JsonFaultKind Kind, string Problem, string Hint, long Offset, long Line,
    long Character, string Path)
{
    /// <summary>The problem with its place but for the line, which messages name at their beginning.</summary>
    public string Placed => Path.Length == 0
        ? FormattableString.Invariant($"{Problem} (at character {Character})")
        : FormattableString.Invariant($"{Problem} (at character {Character}, in {Path})");

    /// <summary>The problem with its whole place.</summary>
    public override string ToString() => FormattableString.Invariant($"line {Line}: {Placed}");
}
