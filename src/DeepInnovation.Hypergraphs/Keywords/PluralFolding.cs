namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// English plurals as their singular, by the S stemmer (Harman, "How effective is suffixing?", JASIS 42, 1991): -ies becomes
/// -y, -es becomes -e, -s goes; not after certain letters. Applies to words of a-z, digits and hyphens of more than three
/// characters, whatever the document's language. Used to count and compare phrases, never to write them.
/// </summary>
internal static class PluralFolding
{
    /// <summary>A word in lower case, folded. Its length changes by at most two.</summary>
    internal static string Fold(string word)
    {
        if (word.Length <= 3 || word[^1] != 's' || !word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            return word;
        if (Ends(word, "ies"))
            return Ends(word, "eies") || Ends(word, "aies") ? word : string.Concat(word.AsSpan(0, word.Length - 3), "y");
        if (Ends(word, "es"))
            return Ends(word, "aes") || Ends(word, "ees") || Ends(word, "oes") ? word : word[..^1];
        return Ends(word, "us") || Ends(word, "ss") ? word : word[..^1];
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
