using System.Text;

namespace DeepInnovation.Sources.Import;

/// <summary>
/// The type of a record as types are compared: sources write one type in many ways (<c>DESIGN_RIGHT</c>, <c>Design right</c>;
/// <c>libguide</c>, <c>libguides</c>; <c>data set</c>, <c>Dataset</c>).
/// </summary>
internal static class TypeName
{
    /// <summary>The name without case, blanks, hyphens, underscores and plurals. O(characters).</summary>
    internal static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        var start = 0;
        foreach (var c in name.Append(' '))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
                continue;
            }

            Singular(folded, folded.Length - start);
            start = folded.Length;
        }

        return folded.ToString();
    }

    private static void Singular(StringBuilder text, int length)
    {
        if (length < 4 || text[^1] != 's' || text[^2] == 's')
            return;
        text.Length--;
        if (length > 4 && text[^1] == 'e' && text[^2] == 'i')
            text.Remove(text.Length - 2, 2).Append('y');
    }
}
