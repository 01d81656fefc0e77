using System.Text;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Cleaning;

/// <summary>
/// A title as duplicates are compared: accents (Unicode NFD), full-width forms, case, markup, punctuation and LaTeX commands
/// taken away; letters and digits of every script stay. Titles of fewer than four words and 20 characters ("Editorial", "Introduction to the
/// issue") say too little and have no key.
/// </summary>
internal static class TitleKey
{
    private const int FewestWords = 4;
    private const int FewestCharacters = 20;

    /// <summary>The key, or null for a title that says too little. O(characters).</summary>
    internal static string? Of(string title)
    {
        var words = Words(title);
        var characters = words.Sum(w => w.Length);
        // Scripts without spaces have one "word" a title; twelve of their characters say as much as twenty of ours.
        var dense = words.Any(w => w.Length >= 12 && w.Any(c => c >= '\u3040'));
        return dense || (words.Count >= FewestWords && characters >= FewestCharacters) ? string.Concat(words) : null;
    }

    /// <summary>The normalised words of a text. O(characters).</summary>
    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var tag = false;
        var folded = Accents.Strip(text);
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i] is >= '\uff01' and <= '\uff5e' ? (char)(folded[i] - 0xfee0) : folded[i];
            if (c == '<' && i + 1 < folded.Length && (char.IsAsciiLetter(folded[i + 1]) || folded[i + 1] == '/'))
                tag = folded.IndexOf('>', i) >= 0;
            if (c == '\\' && i + 1 < folded.Length && char.IsAsciiLetter(folded[i + 1]))
            {
                while (i + 1 < folded.Length && char.IsAsciiLetter(folded[i + 1]))
                    i++;
                continue;
            }

            if (!tag && char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
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
}
