using DeepInnovation.Core.Documents;
using DeepInnovation.Sources.Columns;
using DeepInnovation.Sources.Reading;
using DeepInnovation.Sources.Values;

namespace DeepInnovation.Sources.Exports;

/// <summary>
/// How one database writes its export: which columns it has, what they mean, and how several values stand in one cell. A file is
/// recognised by its header alone. Names are as <see cref="ColumnAliases.Normalise"/> gives them.
/// </summary>
internal sealed record ExportLayout
{
    /// <summary>What the user calls it: <c>Scopus</c>.</summary>
    internal required string Name { get; init; }

    internal required DocumentKind Kind { get; init; }

    /// <summary>Of each group at least one column is in the header.</summary>
    internal required string[][] Signature { get; init; }

    /// <summary>
    /// The columns of each field, in groups: the first group of which the file has a column is taken, and in it, row by row, the
    /// first cell with something in it.
    /// </summary>
    internal required Dictionary<DocumentField, string[][]> Columns { get; init; }

    /// <summary>Columns whose meaning is known and that fill no field, with what they are.</summary>
    internal Dictionary<string, string> Known { get; init; } = [];

    /// <summary>
    /// True when a tab-delimited file of this database has no quoting: a quote is then a character like others.
    /// </summary>
    internal bool TabsAreBare { get; init; }

    /// <summary>What stands between the values of one cell; null where only lists have several.</summary>
    internal string? Separator { get; init; }

    /// <summary>
    /// True when the translations of a title or abstract stand in one cell, with <see cref="Separator"/> between them.
    /// </summary>
    internal bool HasTranslations { get; init; }

    /// <summary>What separates keywords.</summary>
    internal string KeywordSeparators { get; init; } = ";\n";

    /// <summary>A title or abstract of a family: each member's text behind or before its number in brackets.</summary>
    internal bool TextsOfMembers { get; init; }

    /// <summary>The date that counts is the earliest of a cell.</summary>
    internal bool ManyDates { get; init; }

    /// <summary>The countries in a cell of affiliations, by name or code; unknown ones are left out.</summary>
    internal Func<string, IEnumerable<string?>>? CountriesIn { get; init; }

    /// <summary>Types of records that are no documents, in lower case, with the reason.</summary>
    internal Dictionary<string, string> NoDocuments { get; init; } = [];

    /// <summary>
    /// Puts the cells of a row with another number of cells than the header in their places: the
    /// header's normalised names, the cells.
    /// </summary>
    internal Func<string[], IReadOnlyList<string>, string[]?>? Align { get; init; }

    /// <summary>What is wrong with a row of the right length: the index of its column and the reason.</summary>
    internal Func<string[], IReadOnlyList<string>, (int Column, string Reason)?>? Check { get; init; }

    internal bool Fits(ICollection<string> names) => Signature.All(group => group.Any(names.Contains));

    /// <summary>The first of several values in a cell.</summary>
    internal string First(string text)
    {
        if (Separator is null)
            return text.Trim();
        foreach (var part in text.Split(Separator))
        {
            if (part.Trim() is { Length: > 0 } first && !Placeholders.IsOne(first))
                return first;
        }

        return "";
    }

    /// <summary>A title or abstract: the first of its translations or members, without markup and blanks around.</summary>
    internal string Prose(string text)
    {
        if (TextsOfMembers)
            text = MemberTexts.First(text);
        else if (HasTranslations)
            text = First(text);
        return Markup.Strip(text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text).Trim();
    }

    internal IReadOnlyList<string> Keywords(string text) =>
        Distinct(text.Split([.. KeywordSeparators], StringSplitOptions.TrimEntries));

    /// <summary>Symbols of a classification, in the form <c>G06N3/08</c>.</summary>
    internal static IReadOnlyList<string> Symbols(string text) => Distinct(IpcText.All(text));

    /// <summary>The name of a family: of its members the first by name, so that all rows of a family have the same.</summary>
    internal string? Family(string text) =>
        text.Split(Separator ?? "\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Order(StringComparer.Ordinal).FirstOrDefault();

    private static List<string> Distinct(IEnumerable<string> items)
    {
        var list = new List<string>();
        foreach (var item in items)
        {
            if (item.Length > 0 && !list.Contains(item))
                list.Add(item);
        }

        return list;
    }
}
