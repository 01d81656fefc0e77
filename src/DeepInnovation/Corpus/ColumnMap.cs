using DeepInnovation.Runs;

namespace DeepInnovation.Corpus;

/// <summary>Where a file keeps each field of a document: found by the names of its columns, never by their positions.</summary>
internal sealed class ColumnMap
{
    private static readonly DocumentField[] Fields = Enum.GetValues<DocumentField>();
    private readonly int[] _index = new int[Fields.Length];

    /// <exception cref="InputException">Two columns mean one field, or none means a required one (id; title where there is no abstract).</exception>
    internal ColumnMap(string path, IReadOnlyList<string> columns, DocumentKind kind)
    {
        Columns = columns;
        var names = columns.Select(ColumnAliases.Normalise).ToArray();
        foreach (var field in Fields)
            _index[(int)field] = Find(path, columns, names, field, kind);
        Require(path, DocumentField.Id, kind);
        if (IndexOf(DocumentField.Abstract) < 0)
            Require(path, DocumentField.Title, kind);
        Ignored = [.. Enumerable.Range(0, columns.Count).Where(i => !_index.Contains(i))];
    }

    /// <summary>The columns as the file spells them.</summary>
    internal IReadOnlyList<string> Columns { get; }

    /// <summary>Indices of the columns that fill no field, in the file's order.</summary>
    internal IReadOnlyList<int> Ignored { get; }

    /// <summary>The index of the column that fills a field, or -1.</summary>
    internal int IndexOf(DocumentField field) => _index[(int)field];

    /// <summary>The column's name in the file; of a field without a column its own name.</summary>
    internal string NameOf(DocumentField field) =>
        IndexOf(field) is >= 0 and var i ? Columns[i] : field.ToString().ToLowerInvariant();

    private static int Find(string path, IReadOnlyList<string> columns, string[] names, DocumentField field, DocumentKind kind)
    {
        var groups = ColumnAliases.Of(field, kind);
        foreach (var group in groups)
        {
            int[] found = [.. Enumerable.Range(0, names.Length).Where(i => group.Contains(names[i]))];
            if (found.Length > 1)
            {
                throw new InputException(
                    $"the columns \"{columns[found[0]]}\" and \"{columns[found[1]]}\" both mean {Label(field)}", path, null, mend: "Rename or remove one");
            }

            if (found.Length == 1)
                return found[0];
        }

        return -1;
    }

    private void Require(string path, DocumentField field, DocumentKind kind)
    {
        if (IndexOf(field) >= 0)
            return;
        var seen = string.Join(", ", Columns.Select(c => c.Length == 0 ? "(unnamed)" : c));
        throw new InputException(
            $"no column means {Label(field)}; the columns are {seen}", path, null,
            mend: $"Name one of them {string.Join(" or ", ColumnAliases.Of(field, kind).Select(g => g[0]))}");
    }

    private static string Label(DocumentField field) => field == DocumentField.LabelSource ? "label_source" : field.ToString().ToLowerInvariant();
}
