using System.Globalization;
using System.Text.RegularExpressions;

namespace DeepInnovation.Sources.Values;

/// <summary>
/// Symbols of the IPC and CPC as databases write them: <c>G06N3/08</c>, <c>G06N 3/08</c>, <c>G06N-003/08</c>, <c>G06N000308</c>.
/// </summary>
internal static partial class IpcText
{
    /// <summary>The symbols in a cell, whatever separates them; offices behind a symbol (<c>(EP,US)</c>) are left out.</summary>
    internal static IEnumerable<string> All(string cell) =>
        Offices().Replace(cell, "").Split([';', '|', ',', '\n', '\r'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(One);

    /// <summary>A symbol in the form <c>G06N3/08</c>; what is no symbol stays as it is.</summary>
    internal static string One(string symbol)
    {
        var match = Written().Match(symbol);
        if (!match.Success)
            return symbol;
        var group = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        var sub = match.Groups[3].Value;
        // Padded to six digits (WIPO ST.8).
        if (sub.Length == 6)
            sub = sub.TrimEnd('0').PadRight(2, '0');
        return string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value}{group}/{sub}");
    }

    [GeneratedRegex(@"^([A-HY]\d{2}[A-Z])[ -]{0,2}(\d{1,4}(?= ?/)|\d{4}(?=\d))(?: ?/ ?)?(\d{2,6})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"\s*\([A-Z]{2}(?:\s*,\s*[A-Z]{2})*\)|\s*\(\d{4}\.\d{2}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Offices();
}
