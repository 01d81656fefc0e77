using System.Globalization;
using System.Text;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>
/// Cuts a text into runs of words within which phrases may stand. A word is a run of letters, marks and digits, hyphens within it
/// included, in lower case (invariant), of 2 to 40 characters, with a letter. Anything else but spaces ends a run: punctuation, a
/// stop word, a number, a word of one letter or of more than 40. In scripts without spaces see <see cref="DenseWords"/>.
/// </summary>
internal static class PhraseWords
{
    internal const int Longest = 40;

    /// <summary>The runs in the text's order, none empty. O(characters).</summary>
    internal static List<string[]> Runs(string text, StopWords stops)
    {
        var (runs, run, word) = (new List<string[]>(), new List<string>(), new StringBuilder());
        void EndRun()
        {
            if (run.Count > 0)
                runs.Add([.. run]);
            run.Clear();
        }

        void EndWord()
        {
            if (word.Length == 0)
                return;
            var text = word.ToString();
            word.Clear();
            if (IsUsable(text) && !stops.Contains(text))
                run.Add(text);
            else
                EndRun();
        }

        var runes = Markup.Strip(text).EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            var rune = runes[i];
            if (DenseWords.IsDense(rune))
            {
                EndWord();
                EndRun();
                var start = i;
                while (i + 1 < runes.Length && DenseWords.IsDense(runes[i + 1]))
                    i++;
                foreach (var dense in DenseWords.Of(runes.AsSpan(start..(i + 1)), stops))
                    runs.Add([dense]);
            }
            else if (IsPartOfWord(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (IsHyphen(rune) && word.Length > 0 && i + 1 < runes.Length && IsPartOfWord(runes[i + 1])
                && !DenseWords.IsDense(runes[i + 1]))
            {
                word.Append('-');
            }
            else
            {
                EndWord();
                if (!Rune.IsWhiteSpace(rune))
                    EndRun();
            }
        }

        EndWord();
        EndRun();
        return runs;
    }

    internal static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || IsMark(rune);

    internal static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Hyphen-minus, hyphen, non-breaking hyphen.
    private static bool IsHyphen(Rune rune) => rune.Value is '-' or 0x2010 or 0x2011;

    private static bool IsUsable(string word)
    {
        if (word.Length is < 2 or > Longest)
            return false;
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
                return true;
        }

        return false;
    }
}
