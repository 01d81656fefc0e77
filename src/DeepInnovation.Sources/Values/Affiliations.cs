namespace DeepInnovation.Sources.Values;

/// <summary>
/// The countries in a cell of affiliations or applicants, as ISO 3166-1 alpha-2; null for each whose country is not known.
/// </summary>
internal static class Affiliations
{
    /// <summary>
    /// A name behind the last comma of each part between semicolons:
    /// <c>Univ Vell, Abuja, Nigeria; MIT, Cambridge, MA 02139 USA.</c>
    /// </summary>
    internal static IEnumerable<string?> AtEnds(string cell)
    {
        foreach (var part in Parts(cell))
            yield return CountryNames.CodeOf(part[(part.LastIndexOf(',') + 1)..].Trim().TrimEnd('.'));
    }

    /// <summary>
    /// A code behind the last comma of each part: <c>Made Things AS, Quillport, NO | Vell University, Abuja, NG</c>.
    /// </summary>
    internal static IEnumerable<string?> CodesAtEnds(string cell) =>
        cell.Split('|').Where(p => p.Contains(',')).Select(p => Code(p[(p.LastIndexOf(',') + 1)..]));

    /// <summary>A code in brackets at each line's end: <c>MADE THINGS AS [NO]</c>, <c>HIVE ([GB])</c>.</summary>
    internal static IEnumerable<string?> CodesInBrackets(string cell)
    {
        foreach (var line in cell.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.TrimEnd(')') is [.., '[', _, _, ']'] end)
                yield return Code(end[^3..^1]);
        }
    }

    /// <summary>Codes alone: <c>NO|NG</c>.</summary>
    internal static IEnumerable<string?> Codes(string cell) => cell.Split(['|', ';', ',']).Select(Code);

    private static string? Code(string text) =>
        text.Trim() is [var a, var b] && char.IsAsciiLetter(a) && char.IsAsciiLetter(b) ? text.Trim().ToUpperInvariant() : null;

    /// <summary>Parts between semicolons; those inside the square brackets of authors' names separate nothing.</summary>
    private static IEnumerable<string> Parts(string cell)
    {
        var (from, depth) = (0, 0);
        for (var i = 0; i <= cell.Length; i++)
        {
            if (i < cell.Length && cell[i] == '[')
                depth++;
            else if (i < cell.Length && cell[i] == ']')
                depth = Math.Max(0, depth - 1);
            else if (i == cell.Length || (cell[i] is ';' or '\n' && depth == 0))
            {
                if (cell[from..i].Trim() is { Length: > 0 } part)
                    yield return part;
                from = i + 1;
            }
        }
    }
}
