using System.Text.RegularExpressions;

namespace DeepInnovation.Sources.Exports;

/// <summary>
/// Exports of Scopus that were joined: each had as many columns <c>Funding Text N</c> as its fullest record, so rows are longer
/// or shorter than the header, and all behind the funding is shifted. Such a row is right up to the funding from the left, and
/// behind it from the right, where the EID is.
/// </summary>
internal static partial class ScopusRows
{
    /// <summary>The row's cells under the header's columns; null when it cannot be told which belongs where.</summary>
    /// <param name="names">The header's names, normalised.</param>
    /// <param name="cells">The row.</param>
    internal static string[]? Align(string[] names, IReadOnlyList<string> cells)
    {
        var funding = Array.FindIndex(names, n => n.StartsWith("fundingtext", StringComparison.Ordinal));
        var texts = names.Count(n => n.StartsWith("fundingtext", StringComparison.Ordinal));
        if (funding < 0)
            funding = Array.IndexOf(names, "fundingdetails") + 1;
        // The columns of the header behind the funding stand at the row's end.
        var behind = names.Length - funding - texts;
        if (funding <= 0 || behind < 1 || cells.Count < funding + behind)
            return null;
        var aligned = new string[names.Length];
        Array.Fill(aligned, "");
        for (var i = 0; i < funding; i++)
            aligned[i] = cells[i];
        for (var i = 0; i < Math.Min(texts, cells.Count - funding - behind); i++)
            aligned[funding + i] = cells[funding + i];
        for (var i = 1; i <= behind; i++)
            aligned[^i] = cells[^i];
        return Check(names, aligned) is null && IsSound(names, aligned) ? aligned : null;
    }

    /// <summary>A row whose EID is none is shifted, or of another export.</summary>
    internal static (int Column, string Reason)? Check(string[] names, IReadOnlyList<string> cells)
    {
        var eid = Array.IndexOf(names, "eid");
        return eid < 0 || Eid().IsMatch(cells[eid].AsSpan().Trim()) || cells[eid].Trim() is "" or "NA" ? null
            : (eid, "this is no EID (2-s2.0- and digits): the row is shifted, or of an export with other columns");
    }

    /// <summary>What can be told of the other cells: a year, a DOI, the source, a language.</summary>
    private static bool IsSound(string[] names, string[] cells)
    {
        return Holds("eid", text => text.Length > 0)
            && Holds("year", text => text.Length is 0 or 4 && text.All(char.IsAsciiDigit))
            && Holds("doi", text => text.Length == 0 || text.StartsWith("10.", StringComparison.Ordinal))
            && Holds("source", text => text is "" or "Scopus")
            && Holds("languageoforiginaldocument", text => !text.Any(char.IsAsciiDigit));

        bool Holds(string name, Func<string, bool> test) =>
            Array.IndexOf(names, name) is var i && (i < 0 || test(cells[i].Trim()));
    }

    [GeneratedRegex(@"^2-s2\.0-\d+$")]
    private static partial Regex Eid();
}
