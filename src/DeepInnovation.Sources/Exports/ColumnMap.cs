using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Exports;

namespace DeepInnovation.Sources.Exports;

/// <summary>Where a file keeps each field of a document: found by the names of its columns, never by their positions.</summary>
internal sealed class ColumnMap
{
    private static readonly DocumentField[] Fields = Enum.GetValues<DocumentField>();
    private readonly int[][] _places = new int[Fields.Length][];
    private readonly string[] _names;

    /// <param name="path">The file, for messages.</param>
    /// <param name="columns">Its header.</param>
    /// <param name="kind">What its rows are.</param>
    /// <param name="layout">The export that it is, where it is one.</param>
    /// <param name="choice">What the user chose.</param>
    /// <param name="details">Whether the fields that only imported documents have are wanted too.</param>
    /// <exception cref="InputException">Two columns mean one field, or none means a required one (id,
    /// title or abstract).</exception>
    internal ColumnMap(string path, IReadOnlyList<string> columns, DocumentKind kind, ExportLayout? layout = null,
        ColumnChoice? choice = null, bool details = false)
    {
        (Path, Columns, Layout) = (path, columns, layout);
        Choice = choice ?? ColumnChoice.None;
        _names = [.. columns.Select(ColumnAliases.Normalise)];
        if (layout is null)
            RefuseOtherKind(kind);
        foreach (var field in Fields)
        {
            _places[(int)field] = !details && !IsCore(field) ? []
                : Choice.IndexOf(path, columns, field) is { } chosen ? [chosen]
                : layout is not null ? FindKnown(layout, field) : Find(field, kind);
        }

        Require(DocumentField.Id, kind);
        if (_places[(int)DocumentField.Abstract].Length == 0)
            Require(DocumentField.Title, kind);
        var used = _places.SelectMany(p => p).ToHashSet();
        Ignored = [.. Enumerable.Range(0, columns.Count).Where(i => !used.Contains(i))];
    }

    internal string Path { get; }

    internal ExportLayout? Layout { get; }

    internal ColumnChoice Choice { get; }

    /// <summary>The columns as the file spells them.</summary>
    internal IReadOnlyList<string> Columns { get; }

    /// <summary>Indices of the columns that fill no field, in the file's order.</summary>
    internal IReadOnlyList<int> Ignored { get; }

    /// <summary>The columns that can fill a field, the preferred one first; a row takes the first with something in it.</summary>
    internal ReadOnlySpan<int> PlacesOf(DocumentField field) => _places[(int)field];

    /// <summary>The index of the column that fills a field, or -1.</summary>
    internal int IndexOf(DocumentField field) => _places[(int)field] is [var first, ..] ? first : -1;

    /// <summary>The column's name in the file; of a field without a column its own name.</summary>
    internal string NameOf(DocumentField field) =>
        IndexOf(field) is >= 0 and var i ? Columns[i] : field.ToString().ToLowerInvariant();

    /// <summary>What is known of a column that fills no field; null where nothing is.</summary>
    internal string? KnownOf(int column)
    {
        if (Layout is null)
            return null;
        var field = Layout.Columns.FirstOrDefault(c => c.Value.Any(g => g.Contains(_names[column])));
        return Layout.Known.GetValueOrDefault(_names[column])
            ?? (field.Value is null ? null
                : $"also {ColumnAliases.Name(field.Key)}; --map {ColumnAliases.Name(field.Key)}=\"{Columns[column]}\" takes it");
    }

    /// <summary>Later stages have no place for the others; a date is of use to them where a table has no year.</summary>
    private bool IsCore(DocumentField field) => field < DocumentField.Doi
        || (field == DocumentField.Date && (Layout is not null || _places[(int)DocumentField.Year].Length == 0));

    /// <summary>
    /// In a known export, columns of one name stand beside each other for one value (two dates of one name in Dimensions).
    /// </summary>
    private int[] FindKnown(ExportLayout layout, DocumentField field)
    {
        foreach (var group in layout.Columns.GetValueOrDefault(field) ?? [])
        {
            int[] found = [.. group.SelectMany(name => Enumerable.Range(0, _names.Length).Where(i => _names[i] == name))];
            if (found.Length > 0)
                return found;
        }

        return [];
    }

    private int[] Find(DocumentField field, DocumentKind kind)
    {
        foreach (var group in ColumnAliases.Of(field, kind))
        {
            int[] found = [.. Enumerable.Range(0, _names.Length).Where(i => group.Contains(_names[i]))];
            if (found.Length > 1)
            {
                throw new InputException(
                    $"the columns \"{Columns[found[0]]}\" and \"{Columns[found[1]]}\" both mean {ColumnAliases.Name(field)}",
                    Path, null, hint: "Rename or remove one");
            }

            if (found.Length == 1)
                return found;
        }

        return [];
    }

    private void Require(DocumentField field, DocumentKind kind)
    {
        if (_places[(int)field].Length > 0)
            return;
        var names = Layout is null ? ColumnAliases.Of(field, kind).Select(g => g[0]) : Layout.Columns[field].Select(g => g[0]);
        var name = ColumnAliases.Name(field);
        throw new InputException(
            $"no column means {name}; the columns are {ColumnAliases.Listed(Columns)}", Path, null,
            hint: $"Name one of them {string.Join(" or ", names)}, or import the file with --map {name}=COLUMN");
    }

    /// <summary>A plain table says what it holds by columns that only papers or only patents have.</summary>
    private void RefuseOtherKind(DocumentKind kind)
    {
        if (Choice.Has(DocumentField.Id) && Choice.Has(DocumentField.Title))
            return;
        var papers = Array.FindIndex(_names, n => n is "doi" or "paperid");
        var patents = Array.FindIndex(_names, n => n is "pn" or "patentnumber" or "patentid" or "publicationnumber");
        var ofPatents = patents >= 0 || _names.Any(
            n => n is "familyid" or "jurisdiction" or "ipc" or "cpc" or "ipcs" or "cpcs" or "ipccodes" or "cpccodes");
        if (kind == DocumentKind.Paper && patents >= 0 && papers < 0)
            throw OtherKind(Path, $"the column \"{Columns[patents]}\" is one of patents", DocumentKind.Patent);
        if (kind == DocumentKind.Patent && papers >= 0 && !ofPatents)
            throw OtherKind(Path, $"the column \"{Columns[papers]}\" is one of papers", DocumentKind.Paper);
    }

    /// <summary>Papers were given as patents, or patents as papers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="told">How that was told.</param>
    /// <param name="kind">What it holds.</param>
    internal static InputException OtherKind(string path, string told, DocumentKind kind)
    {
        var (here, asked) = kind == DocumentKind.Paper ? ("papers", "patents") : ("patents", "papers");
        return new InputException($"these are {here}, not {asked}: {told}", path, null,
            hint: $"Import it with deepinnovation import {here} (in a run: --{here} FILE); "
                + $"if they are {asked} all the same, choose its columns with --map id=COLUMN --map title=COLUMN");
    }
}
