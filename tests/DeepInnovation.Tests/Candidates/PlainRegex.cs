using System.Text.RegularExpressions;

namespace DeepInnovation.Tests.Candidates;

/// <summary>The oracle: .NET's own regular expression over the same list.</summary>
internal static class PlainRegex
{
    public static Regex Of(IEnumerable<string> keywords) => new(
        $@"\b(?:{string.Join('|', keywords.Select(Regex.Escape))})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);
}
