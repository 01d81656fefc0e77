namespace DeepInnovation.Audit;

/// <summary>The quality of one row's keywords. Each check counts a row once, with its first bad keyword.</summary>
internal sealed class KeywordQuality(string table, TallyBook book)
{
    /// <summary>Characters beyond which a keyword is a sentence.</summary>
    internal const int LongestKeyword = 100;

    /// <summary>Keywords beyond which a row's list is no list of keywords.</summary>
    internal const int MostKeywords = 50;

    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks a list as it stands in the file, empty strings included.</summary>
    internal void Check(long line, IReadOnlyList<string> keywords)
    {
        _seen.Clear();
        var faults = new string?[6];
        foreach (var keyword in keywords)
        {
            var text = keyword.Trim();
            if (text.Length == 0)
            {
                faults[0] ??= keyword;
                continue;
            }

            if (text.Length > LongestKeyword)
                faults[1] ??= text;
            else if (Words(text) > 3)
                faults[2] ??= text;
            if (!_seen.Add(text))
                faults[3] ??= text;
            if (HasMarkup(text))
                faults[4] ??= text;
            else if (!text.Any(char.IsLetter))
                faults[5] ??= text;
        }

        string[] checks = ["empty", "long", "words", "repeated", "markup", "letters"];
        for (var i = 0; i < checks.Length; i++)
        {
            if (faults[i] is { } value)
                book.Add($"{table}.keywords.{checks[i]}", line, "keywords", value);
        }

        if (keywords.Count > MostKeywords)
            book.Add($"{table}.keywords.many", line, "keywords", $"{keywords.Count} keywords");
        if (_seen.Count < 2)
            book.Add($"{table}.keywords.few", line, "keywords", string.Join("; ", keywords));
    }

    private static int Words(string text)
    {
        var words = 1;
        for (var i = 1; i < text.Length; i++)
            words += char.IsWhiteSpace(text[i]) && !char.IsWhiteSpace(text[i - 1]) ? 1 : 0;
        return words;
    }

    /// <summary>A tag (<c>&lt;b&gt;</c>, <c>&lt;/sub&gt;</c>) or an entity (<c>&amp;amp;</c>, <c>&amp;#39;</c>).</summary>
    private static bool HasMarkup(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 2 < text.Length; i++)
        {
            var rest = text[(i + 1)..];
            if (text[i] == '<' && (char.IsAsciiLetter(rest[0]) || rest[0] == '/') && rest.Contains('>'))
                return true;
            if (text[i] == '&' && rest.IndexOf(';') is > 0 and < 10 and var end && !rest[..end].Contains(' '))
                return true;
        }

        return false;
    }
}
