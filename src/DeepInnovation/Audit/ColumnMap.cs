namespace DeepInnovation.Audit;

/// <summary>
/// Where the known columns stand in a header, in any order, case and spelling; tallies what is missing, doubled or unknown.
/// </summary>
internal sealed class ColumnMap
{
    private readonly Dictionary<string, int> _place = new(StringComparer.Ordinal);

    /// <summary>Reads a header. <paramref name="optional"/> columns are not missed.</summary>
    internal ColumnMap(IReadOnlyList<string> header, IReadOnlyList<ReleaseColumn> columns, string table, TallyBook book,
        params string[] optional)
    {
        Fields = header.Count;
        Named = header.Count(name => name.Trim().Length > 0);
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Trim().ToLowerInvariant();
            var column = columns.FirstOrDefault(c => c.Spellings.Contains(name, StringComparer.Ordinal));
            // An unnamed index, or the name that pandas gives it on reading and writing again.
            if (column is null && (name.Length == 0 || name.StartsWith("unnamed:", StringComparison.Ordinal)) && i == 0)
                continue;
            if (column is null)
                book.Add($"{table}.columns.extra", 1, header[i], header[i]);
            else if (!_place.TryAdd(column.Name, i))
                book.Add($"{table}.columns.duplicate", 1, header[i], header[i]);
        }

        foreach (var column in columns.Where(
            c => !_place.ContainsKey(c.Name) && !optional.Contains(c.Name, StringComparer.Ordinal)))
            book.Add($"{table}.columns.missing", 1, column.Name, "");
    }

    /// <summary>Columns in the header.</summary>
    internal int Fields { get; }

    /// <summary>Columns with a name, which is how the paper counts fields.</summary>
    internal int Named { get; }

    /// <summary>The place of a column, or -1.</summary>
    internal int this[string name] => _place.GetValueOrDefault(name, -1);

    internal bool Knows => _place.Count > 0;
}
