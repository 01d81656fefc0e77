using System.Net;
using System.Text;
using DeepInnovation.Core.Text;

namespace DeepInnovation.Sources.Cleaning;

/// <summary>
/// A title as duplicates are compared: accents (Unicode NFD), full-width forms, case, markup, punctuation and LaTeX commands
/// taken away, entities of HTML and LaTeX's Greek letters as their characters; letters and digits of every script stay. Titles of
/// fewer than four words and 20 characters ("Editorial", "Introduction to the issue") say too little and have no key; neither
/// have those that every issue of a journal repeats (<see cref="Repeated"/>).
/// </summary>
internal static class TitleKey
{
    private const int FewestWords = 4;
    private const int FewestCharacters = 20;

    // How titles begin that stand in every issue or volume: two of one year are two works.
    private static readonly string[] Repeated =
    [
        "editorial", "guest editorial", "editors introduction", "introduction to the special issue",
        "introduction to this special issue", "introduction to the special section", "introduction to the theme issue",
        "preface to the", "foreword to the", "book review", "table of contents", "front matter", "back matter",
        "list of reviewers", "acknowledgment of reviewers", "acknowledgement of reviewers", "acknowledgment to reviewers",
        "acknowledgement to reviewers", "call for papers", "information for authors", "instructions for authors",
        "instructions to authors", "message from the", "author index", "subject index", "correction to", "erratum to",
        "corrigendum to", "publication information", "society information", "conference committee", "program committee",
    ];

    // LaTeX's names in the order of Unicode's small letters from U+03B1; ς has none and is written as σ.
    private static readonly string[] Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
        "omicron", "pi", "rho", "varsigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    /// <summary>The key, or null for a title that says too little. O(characters).</summary>
    internal static string? Of(string title)
    {
        var words = Words(title);
        var characters = words.Sum(w => w.Length);
        // Scripts without spaces have one "word" a title; twelve of their characters say as much as twenty of ours.
        var dense = words.Any(w => w.Length >= 12 && w.Any(c => c >= '\u3040'));
        if (!dense && (words.Count < FewestWords || characters < FewestCharacters))
            return null;
        var spaced = string.Join(' ', words);
        return Repeated.Any(r => spaced.StartsWith(r + " ", StringComparison.Ordinal)) ? null : string.Concat(words);
    }

    /// <summary>The normalised words of a text. O(characters).</summary>
    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var tag = false;
        var folded = Accents.Strip(text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text);
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i] is >= '\uff01' and <= '\uff5e' ? (char)(folded[i] - 0xfee0) : folded[i];
            if (c == '<' && i + 1 < folded.Length && (char.IsAsciiLetter(folded[i + 1]) || folded[i + 1] == '/'))
                tag = folded.IndexOf('>', i) >= 0;
            if (c == '\\' && i + 1 < folded.Length && char.IsAsciiLetter(folded[i + 1]))
            {
                var start = i + 1;
                while (i + 1 < folded.Length && char.IsAsciiLetter(folded[i + 1]))
                    i++;
                if (GreekLetter(folded[start..(i + 1)]) is { } letter)
                    word.Append(letter);
                continue;
            }

            if (!tag && char.IsLetterOrDigit(c))
                word.Append(Plain(char.ToLowerInvariant(c)));
            else if (word.Length > 0 && c is not ('$' or '{' or '}' or '\'' or '’' or '_' or '^'))
                Flush();
            if (c == '>')
                tag = false;
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    private static char? GreekLetter(string name)
    {
        var small = name.ToLowerInvariant();
        var index = Array.IndexOf(Greek, small.StartsWith("var", StringComparison.Ordinal) ? small[3..] : small);
        return index < 0 ? null : Plain((char)(0x03b1 + index));
    }

    /// <summary>One form of letters that are printed in two.</summary>
    private static char Plain(char c) =>
        c switch { 'ς' => 'σ', 'ϵ' => 'ε', 'ϑ' => 'θ', 'ϕ' => 'φ', 'ϱ' => 'ρ', 'ϖ' => 'π', 'µ' => 'μ', _ => c };
}
