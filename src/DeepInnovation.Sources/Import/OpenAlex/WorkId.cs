using System.Globalization;

namespace DeepInnovation.Sources.Import.OpenAlex;

/// <summary>The key of a work: W and a number. Other letters are other entities: authors, institutions, sources, …</summary>
internal static class WorkId
{
    /// <summary>
    /// The key (<c>W2741809807</c>) of <c>https://openalex.org/W2741809807</c>, of the key alone, in
    /// any case; null for anything else.
    /// </summary>
    internal static string? Of(string text)
    {
        var last = text.AsSpan(text.LastIndexOf('/') + 1);
        return NumberOf(last) is null ? null : $"W{last[1..]}";
    }

    /// <summary>The number of a key; null when it is no work's.</summary>
    internal static long? NumberOf(ReadOnlySpan<char> key) =>
        key.Length > 1 && key[0] is 'W' or 'w'
        && long.TryParse(key[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
