namespace DeepInnovation.Neural.Tokens;

/// <summary>Checks a vocabulary and numbers it.</summary>
internal static class VocabularyIds
{
    /// <summary>The id of each token that is not empty. O(size).</summary>
    /// <exception cref="ModelException">A token stands twice or cannot be a line of vocab.txt, or a special one is
    /// missing.</exception>
    internal static Dictionary<string, int> Of(IReadOnlyList<string> vocabulary)
    {
        var ids = new Dictionary<string, int>(vocabulary.Count, StringComparer.Ordinal);
        for (var id = 0; id < vocabulary.Count; id++)
        {
            var token = vocabulary[id];
            if (token is null || token.AsSpan().IndexOfAny('\r', '\n') >= 0 || !IsWellFormed(token))
                throw new ModelException(
                    $"Vocabulary, line {id + 1}: this token is no line of UTF-8 text; write one token a line.");
            if (token.Length > 0 && !ids.TryAdd(token, id))
                throw new ModelException(
                    $"Vocabulary, line {id + 1}: '{token}' already stands in line {ids[token] + 1}; "
                    + "each token needs its own id.");
        }

        foreach (var special in WordPieceTokenizer.SpecialTokens)
            if (!ids.ContainsKey(special))
                throw new ModelException(
                    $"Vocabulary: the special token {special} is missing among {vocabulary.Count} tokens; "
                    + "use the vocab.txt of a BERT model.");
        return ids;
    }

    private static bool IsWellFormed(string token)
    {
        for (var i = 0; i < token.Length; i++)
        {
            if (!char.IsSurrogate(token[i]))
                continue;
            if (i + 1 == token.Length || !char.IsSurrogatePair(token[i], token[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
