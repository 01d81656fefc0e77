namespace DeepInnovation.Core.Text;

/// <summary>
/// Takes accents off letters, the same on every machine: .NET's own normalisation does nothing where InvariantGlobalization is
/// on.
/// </summary>
public static class Accents
{
    /// <summary>
    /// The text in canonical decomposition without nonspacing marks; halves of surrogate pairs are left out. O(characters).
    /// </summary>
    public static string Strip(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (System.Text.Ascii.IsValid(text))
            return text;
        var (codes, stripped) = (new List<int>(text.Length), new List<int>(text.Length));
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                codes.Add(text[i]);
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                codes.Add(char.ConvertToUtf32(text[i], text[++i]));
        }

        CanonicalDecomposition.AppendWithoutMarks(codes, stripped);
        return string.Concat(stripped.Select(char.ConvertFromUtf32));
    }
}
