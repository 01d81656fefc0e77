using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DeepInnovation.Notebooks.Documents;

/// <summary>
/// Gives every cell a valid id, unique in its notebook. A cell without one gets a hash of its place and text: same notebook, same
/// ids.
/// </summary>
internal static partial class CellIds
{
    /// <summary>One id a cell. Ids that are valid and not yet taken by an earlier cell stay.</summary>
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

    /// <summary>Writes the ids of <see cref="For"/> into the cells.</summary>
    internal static void Assign(IList<NotebookCell> cells)
    {
        var ids = For(cells);
        for (var i = 0; i < ids.Length; i++)
            cells[i].Id = ids[i];
    }

    /// <summary>Eight hexadecimal digits that stand for a text.</summary>
    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Valid();
}
