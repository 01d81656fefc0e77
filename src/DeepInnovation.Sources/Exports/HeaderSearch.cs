using System.Text;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Sources.Exports;

/// <summary>Where the header of a table is.</summary>
/// <param name="Skipped">The lines above it, as they are.</param>
/// <param name="Names">Its cells.</param>
/// <param name="Delimiter">What separates them.</param>
/// <param name="Layout">The export that it is; null for a plain table.</param>
/// <param name="IsQuoted">True when the header itself has quotes: then the rows have, too.</param>
/// <param name="IsFirst">True when nothing stands above it but a line that names the delimiter.</param>
internal sealed record FoundHeader(
    IReadOnlyList<string> Skipped, IReadOnlyList<string> Names, char Delimiter, ExportLayout? Layout,
    bool IsQuoted, bool IsFirst);

/// <summary>
/// Finds the header among the first lines of a table: databases write what was searched above it. It is the first line with
/// the columns of a known export; else the first line of all when it has an id and a title or abstract; else the line with
/// most of the names that are known.
/// </summary>
internal static class HeaderSearch
{
    private const int Lines = 12;
    private const int Enough = 2;

    private static readonly HashSet<string> PlainNames = Enum.GetValues<DocumentKind>()
        .SelectMany(kind => Enum.GetValues<DocumentField>().SelectMany(field => ColumnAliases.Of(field, kind)))
        .SelectMany(group => group).ToHashSet(StringComparer.Ordinal);

    /// <summary>The header; null when no line has two known names (or, where the user chose columns, all of these).</summary>
    internal static FoundHeader? Find(string head, ColumnChoice choice)
    {
        var lines = FirstLines(head);
        FoundHeader? best = null;
        var most = 0;
        var named = lines.Count > 0 ? SeparatorLine.Delimiter(lines[0]) : null;
        var first = named is null ? 0 : 1;
        for (var i = first; i < lines.Count; i++)
        {
            if (Split(lines[i], named) is not var (names, delimiter))
                continue;
            var normal = names.Select(ColumnAliases.Normalise).ToHashSet(StringComparer.Ordinal);
            var isQuoted = lines[i].TrimStart('\uFEFF').StartsWith('"');
            var found = new FoundHeader([.. lines.Take(i)], names, delimiter, ExportLayouts.Of(normal), isQuoted, i == first);
            if (found.Layout is not null)
                return found;
            // Below the first line a header has titles or abstracts: a row of codes such as "de" and "no" is none.
            var known = i == first || normal.Contains("title") || normal.Contains("abstract")
                ? normal.Count(PlainNames.Contains) : 0;
            // Chosen columns tell the header where known names do not.
            if (!choice.IsEmpty)
                known = choice.IsIn(names) ? 1000 + known : 0;
            if (known >= Enough && known > most)
                (best, most) = (found, known);
            // The first line of most tables: nothing below can be their header.
            if (i == first && choice.IsEmpty && IsWhole(normal))
                return found;
        }

        return best;
    }

    /// <summary>True when a plain table can be read by these columns alone.</summary>
    private static bool IsWhole(HashSet<string> names) =>
        (names.Contains("title") || names.Contains("abstract"))
        && Enum.GetValues<DocumentKind>()
            .Any(kind => ColumnAliases.Of(DocumentField.Id, kind).SelectMany(g => g).Any(names.Contains));

    private static List<string> FirstLines(string head)
    {
        var lines = new List<string>();
        using var reader = new StringReader(head);
        while (lines.Count < Lines && reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    /// <summary>
    /// The cells of a line, split as the file says or at the commonest of comma, semicolon and tab outside
    /// quotes; null when a quote stays open.
    /// </summary>
    private static (string[] Names, char Delimiter)? Split(string line, char? named)
    {
        const string delimiters = ",;\t";
        var counts = new int[delimiters.Length];
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && delimiters.Contains(c))
                counts[delimiters.IndexOf(c)]++;
        }

        if (quoted)
            return null;
        var delimiter = named ?? delimiters[Array.IndexOf(counts, counts.Max())];
        var cells = new List<string>();
        var cell = new StringBuilder();
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            if (c == delimiter && !quoted)
            {
                cells.Add(Unquoted(cell.ToString()));
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(Unquoted(cell.ToString()));
        return ([.. cells], delimiter);
    }

    private static string Unquoted(string cell)
    {
        cell = cell.Trim().TrimStart('\uFEFF');
        return cell.Length >= 2 && cell[0] == '"' && cell[^1] == '"'
            ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : cell;
    }
}
