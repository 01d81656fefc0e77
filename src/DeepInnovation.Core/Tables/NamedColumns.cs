namespace DeepInnovation.Core.Tables;

/// <summary>Some columns of a file of any format that the corpus is read from, row by row.</summary>
public static class NamedColumns
{
    /// <summary>The cells of the named columns (in any case) of each row, in the order of the names. One row in memory.</summary>
    /// <exception cref="InputException">The file cannot be read, lacks a column, or (while reading) a row is broken.</exception>
    public static IEnumerable<(long Line, Cell[] Cells)> Read(string path, params string[] names)
    {
        var table = SourceTable.Open(path);
        var places = Array.ConvertAll(names, name => Place(table, name));
        foreach (var row in table.Rows())
        {
            if (row.Fault is { } fault)
                throw new InputException(fault.Reason, path, row.Line, fault.Column, fault.Value, "Correct the row");
            yield return (row.Line, Array.ConvertAll(places, p => row.Cells[p]));
        }
    }

    private static int Place(SourceTable table, string name)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (string.Equals(table.Columns[i].Trim(), name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        throw new InputException(
            $"there is no column \"{name}\"; the file has {string.Join(", ", table.Columns)}", table.Path, null,
            hint: $"Add or rename a column to {name}");
    }
}
