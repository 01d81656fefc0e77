using System.Text.RegularExpressions;

namespace DeepInnovation.Sources.Values;

/// <summary>
/// The publisher's line at an abstract's end: <c>© 2005 Wiley Periodicals, Inc.</c> Only what begins with the sign and a year,
/// behind the end of a sentence, and is short enough to be no part of the text.
/// </summary>
internal static partial class CopyrightLine
{
    private const int Longest = 250;

    /// <summary>Where the line begins, or -1.</summary>
    internal static int Start(string text)
    {
        var from = Math.Max(0, text.Length - Longest);
        foreach (var match in Line().EnumerateMatches(text, from))
        {
            var before = text.AsSpan(0, match.Index).TrimEnd();
            if (before.IsEmpty || before[^1] is '.' or '!' or '?' or '"' or '\u201D' or ')' or ']' or '\u3002')
                return match.Index;
        }

        return -1;
    }

    /// <summary>The text without the line.</summary>
    internal static string Cut(string text, int start) => text[..start].TrimEnd();

    // Signs and words may stand together: "Copyright (c) 2024", "(c) 2024", "© Copyright 2024, ...".
    [GeneratedRegex(@"(?<![\w(])(?:(?:©|\([cC]\))\s*(?:Copyright\s*)?|Copyright\s*(?:©|\([cC]\)|\s)\s*),?\s*(?:19|20)\d\d\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
