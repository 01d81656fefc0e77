namespace DeepInnovation.Core.Tables;

/// <summary>One row of a CSV file, its fields by the names in the header.</summary>
public sealed class CsvRow
{
    private readonly Dictionary<string, int> _index;
    private readonly string[] _fields;

    internal CsvRow(string file, long line, IReadOnlyList<string> columns, Dictionary<string, int> index, string[] fields)
    {
        (File, Line, Columns, _index, _fields) = (file, line, columns, index, fields);
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The row's first line in the file, counted from 1; the header is on line 1.</summary>
    public long Line { get; }

    /// <summary>The columns as the header spells them.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>
    /// The field under a column, in any case; empty where the field is, null where the file has no such column. O(1).
    /// </summary>
    public string? this[string column] => _index.TryGetValue(column, out var i) ? _fields[i] : null;

    /// <summary>An error that names this row and <paramref name="column"/> with the value found there.</summary>
    /// <param name="problem">What is wrong, as a sentence without its full stop.</param>
    /// <param name="column">The column.</param>
    /// <param name="hint">What to do about it, as an imperative.</param>
    public InputException Error(string problem, string column, string? hint = null) =>
        new(problem, File, Line, column, this[column], hint);
}
