namespace DeepInnovation.Sources.Values;

/// <summary>Languages by their English names, as bibliographic databases write them.</summary>
internal static class LanguageNames
{
    private const string Listed = """
        af Afrikaans; sq Albanian; ar Arabic; hy Armenian; az Azerbaijani; eu Basque; be Belarusian; bn Bengali; bs Bosnian;
        bg Bulgarian; ca Catalan; zh Chinese; hr Croatian; cs Czech; da Danish; nl Dutch; en English; et Estonian; fi Finnish;
        fr French; gl Galician; ka Georgian; de German; el Greek; he Hebrew; hi Hindi; hu Hungarian; is Icelandic; id Indonesian;
        ga Irish; it Italian; ja Japanese; kk Kazakh; ko Korean; la Latin; lv Latvian; lt Lithuanian; mk Macedonian; ms Malay;
        mn Mongolian; no Norwegian; fa Persian; pl Polish; pt Portuguese; ro Romanian; ru Russian; sr Serbian; sk Slovak;
        sl Slovenian; es Spanish; sw Swahili; sv Swedish; th Thai; tr Turkish; uk Ukrainian; ur Urdu; uz Uzbek; vi Vietnamese;
        cy Welsh;
        """;

    private static readonly Dictionary<string, string> Codes = Listed.Split(';',
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(entry => entry[3..].Split('|').Select(name => (Name: name, Code: entry[..2])))
        .ToDictionary(e => e.Name, e => e.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// ISO 639-1 of the first of several languages (<c>French; English</c>); null when it is not known. A code stays one.
    /// </summary>
    internal static string? CodeOf(string text)
    {
        var first = text.Split([';', '|', ','])[0].Trim();
        if (first.Length == 2 && first.All(char.IsAsciiLetter))
            return first.ToLowerInvariant();
        return Codes.GetValueOrDefault(first);
    }
}
