using System.Text.RegularExpressions;

namespace DeepInnovation.Sources.Values;

/// <summary>
/// DOIs in the fields of sources: with a resolver or without, in any case, several in one field. A DOI may hold commas and
/// semicolons itself (<c>10.1002/(SICI)1097-4571(1999)50:9&lt;1::AID-ASI1&gt;3.0.CO;2-7</c>), so that a field is parted only at
/// blanks and where the next DOI begins.
/// </summary>
internal static partial class DoiText
{
    private const string OfArxivIds = "10.48550/arxiv.";
    private const string ArxivId = "arxiv:";

    /// <summary>The DOIs of a text in its order, bare and in lower case, without repeats. O(characters).</summary>
    internal static List<string> All(string? text)
    {
        var dois = new List<string>();
        foreach (var part in text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            // In an address the signs of a DOI are escaped.
            var token = part.Contains('%', StringComparison.Ordinal) && part.Contains("://", StringComparison.Ordinal)
                ? Uri.UnescapeDataString(part) : part;
            if (FirstDoi().Match(token) is not { Success: true, Index: var from })
                continue;
            while (from >= 0)
            {
                var next = NextDoi().Match(token, from + 3);
                var doi = token[from..(next.Success ? next.Index : token.Length)].TrimEnd('.', ',', ';', '|').ToLowerInvariant();
                if (doi[^1] != '/' && !dois.Contains(doi))
                    dois.Add(doi);
                from = next.Success ? next.Groups["doi"].Index : -1;
            }
        }

        return dois;
    }

    /// <summary>
    /// The form in which two DOIs of one document are equal: arXiv's own without the version
    /// (<c>10.48550/arxiv.2401.00001v2</c>).
    /// </summary>
    internal static string Comparable(string doi) =>
        doi.StartsWith(OfArxivIds, StringComparison.Ordinal) ? OfArxivIds + WithoutVersion(doi[OfArxivIds.Length..]) : doi;

    /// <summary>
    /// The DOI that arXiv registers for a document of its own, by the id <c>arXiv:2401.00001</c> or
    /// <c>arXiv:hep-th/9901001</c>; null for any other id.
    /// </summary>
    internal static string? OfArxivDocument(string id) =>
        id.StartsWith(ArxivId, StringComparison.OrdinalIgnoreCase)
            ? OfArxivIds + WithoutVersion(id[ArxivId.Length..].ToLowerInvariant()) : null;

    /// <summary>
    /// Without <c>v2</c>, and without the subject class that old ids sometimes bear (<c>math.GT/0309136</c> is math/0309136).
    /// </summary>
    private static string WithoutVersion(string arxivId)
    {
        var bare = Version().Replace(arxivId, "");
        return OldStyle().Match(bare) is { Success: true } old
            ? $"{old.Groups["archive"].Value}/{old.Groups["number"].Value}" : bare;
    }

    [GeneratedRegex(@"10\.\d+(\.\d+)*/", RegexOptions.CultureInvariant)]
    private static partial Regex FirstDoi();

    [GeneratedRegex(@"[,;|]+(doi:|(https?://)?([a-z]+\.)*doi\.org/)*(?<doi>10\.\d+(\.\d+)*/)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NextDoi();

    [GeneratedRegex(@"v\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?<archive>[a-z-]+)(\.[a-z-]+)?/(?<number>\d{7})$", RegexOptions.CultureInvariant)]
    private static partial Regex OldStyle();
}
