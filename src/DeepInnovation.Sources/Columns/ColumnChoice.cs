using DeepInnovation.Core;
using DeepInnovation.Sources.Exports;

namespace DeepInnovation.Sources.Columns;

/// <summary>
/// The columns that the user chose for fields: <c>--map title=COLUMN</c>. They stand above all that is known of a table.
/// </summary>
internal sealed class ColumnChoice
{
    private readonly SortedDictionary<DocumentField, string> _columns = [];

    /// <param name="choices">Each <c>FIELD=COLUMN</c>.</param>
    /// <exception cref="InputException">One is not written so, its field is unknown, or a field is chosen twice.</exception>
    internal ColumnChoice(IEnumerable<string> choices)
    {
        foreach (var choice in choices)
        {
            var at = choice.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || choice[(at + 1)..].Trim().Length == 0)
                throw new InputException($"--map {choice} names no column",
                    "Write --map FIELD=COLUMN, such as --map title=Heading");
            var name = ColumnAliases.Normalise(choice[..at]);
            var fields = Enum.GetValues<DocumentField>();
            if (!fields.Any(f => ColumnAliases.Normalise(ColumnAliases.Name(f)) == name))
                throw new InputException($"--map {choice} names a field that documents do not have",
                    $"The fields are {string.Join(", ", fields.Select(ColumnAliases.Name))}");
            var field = fields.First(f => ColumnAliases.Normalise(ColumnAliases.Name(f)) == name);
            if (!_columns.TryAdd(field, choice[(at + 1)..].Trim()))
                throw new InputException($"--map chooses {ColumnAliases.Name(field)} twice", "Give one column for each field");
        }
    }

    internal static ColumnChoice None { get; } = new([]);

    /// <summary>The choices as they were written, by field.</summary>
    internal IReadOnlyList<string> Choices => [.. _columns.Select(c => $"{ColumnAliases.Name(c.Key)}={c.Value}")];

    internal bool IsEmpty => _columns.Count == 0;

    internal bool Has(DocumentField field) => _columns.ContainsKey(field);

    /// <summary>True when each column that was chosen is in a header.</summary>
    internal bool IsIn(IReadOnlyList<string> columns) => _columns.Values.All(c => Find(columns, c) >= 0);

    /// <summary>The index of the column chosen for a field; null when none was chosen.</summary>
    /// <exception cref="InputException">The table has no such column.</exception>
    internal int? IndexOf(string path, IReadOnlyList<string> columns, DocumentField field)
    {
        if (!_columns.TryGetValue(field, out var column))
            return null;
        return Find(columns, column) is >= 0 and var i ? i
            : throw new InputException($"there is no column \"{column}\", which --map chooses for {ColumnAliases.Name(field)}",
                path, null, hint: $"The columns are {ColumnAliases.Listed(columns)}");
    }

    /// <summary>By the very name first, then in any case, then as names are compared elsewhere.</summary>
    private static int Find(IReadOnlyList<string> columns, string column)
    {
        Func<string, bool>[] tests =
        [
            c => c == column,
            c => c.Equals(column, StringComparison.OrdinalIgnoreCase),
            c => c.Length > 0 && ColumnAliases.Normalise(c) == ColumnAliases.Normalise(column),
        ];
        foreach (var test in tests)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (test(columns[i]))
                    return i;
            }
        }

        return -1;
    }
}
