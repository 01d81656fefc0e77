using System.Text.RegularExpressions;
using DeepInnovation.Candidates;
using DeepInnovation.Core.Documents;

namespace DeepInnovation.Benchmarks.Candidates;

/// <summary>The peer: .NET's compiled regular expression over the same keywords and text.</summary>
internal sealed class RegexFilter
{
    private readonly Regex _regex = new(
        $@"\b(?:{string.Join('|', PublishedRules.Keywords.Select(Regex.Escape))})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);

    public static string Text(Document document) => $"Title: {document.Title} Abstract: {document.Abstract}";

    /// <summary>The matched text, or "" when nothing matches.</summary>
    public string Find(string text) => _regex.Match(text) is { Success: true } match ? match.Value : "";

    public bool IsMatch(string text) => _regex.IsMatch(text);
}
