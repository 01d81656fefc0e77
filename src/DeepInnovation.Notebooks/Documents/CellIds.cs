using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>
/// Gives every cell a valid id, unique in its notebook. A missing id becomes a hash of position and text, so that
/// equal notebooks get equal ids.
/// </summary>
internal static partial class CellIds
{
    /// <summary>One id per cell. Valid ids stay unless an earlier cell has them.</summary>
    internal static string[] For(IList<NotebookCell> cells)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var ids = new string[cells.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            if (Valid().IsMatch(cells[i].Id) && taken.Add(cells[i].Id))
                ids[i] = cells[i].Id;
        }

        for (var i = 0; i < ids.Length; i++)
        {
            for (var attempt = 0; ids[i] is null; attempt++)
            {
                var id = Hash($"{i}\n{attempt}\n{cells[i].Source}");
                if (taken.Add(id))
                    ids[i] = id;
            }
        }

        return ids;
    }

    internal static void Assign(IList<NotebookCell> cells)
    {
        var ids = For(cells);
        for (var i = 0; i < ids.Length; i++)
            cells[i].Id = ids[i];
    }

    /// <summary>An eight-digit hexadecimal hash of a text.</summary>
    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Valid();
}
