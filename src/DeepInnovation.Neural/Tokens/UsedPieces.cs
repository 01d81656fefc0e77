using System.Globalization;

namespace DeepInnovation.Neural.Tokens;

/// <summary>
/// A vocabulary without the pieces that its own corpus never needs: those that were only steps on the way to longer ones. Texts
/// of the corpus are cut as before, since the longest piece still fits; the output layer of a language model shrinks by about
/// half.
/// </summary>
public static class UsedPieces
{
    /// <summary>
    /// Special tokens, single characters (so that unseen words can be spelt), and every piece that occurs in the table; in the
    /// old order. O(tokens).
    /// </summary>
    public static IReadOnlyList<string> Of(WordPieceTokenizer tokenizer, TokenTable table)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(table);
        var used = new bool[tokenizer.Vocabulary.Count];
        for (var row = 0; row < table.Count; row++)
        {
            foreach (var id in table[row])
                used[id] = true;
        }

        return [.. tokenizer.Vocabulary.Where((piece, id) => used[id] || tokenizer.IsSpecial(id) || IsCharacter(piece))];
    }

    private static bool IsCharacter(string piece) =>
        new StringInfo(piece.StartsWith("##", StringComparison.Ordinal) && piece.Length > 2 ? piece[2..]
            : piece).LengthInTextElements == 1;
}
