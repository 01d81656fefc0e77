using System.Text;

namespace DeepInnovation.Sampling;

/// <summary>
/// A title as the set of its words: runs of letters and digits, lower case; punctuation and order do not count.
/// </summary>
internal static class TitleWords
{
    /// <summary>The different words in the order of their first occurrence. O(characters).</summary>
    public static List<string> Of(string title)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                word.Append(Rune.ToLowerInvariant(rune).ToString());
            else
                End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0 && word.ToString() is var text && !words.Contains(text, StringComparer.Ordinal))
                words.Add(text);
            word.Clear();
        }
    }
}
