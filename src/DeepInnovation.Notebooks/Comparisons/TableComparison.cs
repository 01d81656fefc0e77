using System.Text;

namespace DeepInnovation.Notebooks.Comparisons;

/// <summary>A table shown by an output.</summary>
/// <param name="Columns">The column names; empty without a header.</param>
/// <param name="Rows">Cell texts, row by row.</param>
internal sealed record TableValues(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Parses CSV with a header line (RFC 4180).</summary>
    internal static TableValues OfCsv(string text)
    {
        var (rows, row, cell, quoted) = (new List<IReadOnlyList<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[++i]);
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                    EndRow();
            }
            else
            {
                cell.Append(c);
            }
        }

        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(cell.ToString());
            EndRow();
        }

        return rows.Count == 0 ? new TableValues([], []) : new TableValues(rows[0], rows[1..]);

        void EndRow()
        {
            rows.Add(row);
            row = [];
        }
    }
}

/// <summary>Compares tables cell by cell: columns by name, rows by order.</summary>
internal static class TableComparison
{
    internal static void Compare(Comparison comparison, string place, TableValues from, TableValues to)
    {
        var rules = comparison.Rules;
        if (!from.Columns.SequenceEqual(to.Columns))
        {
            comparison.Text($"{place}, columns", string.Join(", ", from.Columns), string.Join(", ", to.Columns));
            return;
        }

        var (before, after) = (Kept(from), Kept(to));
        if (before.Count != after.Count)
            comparison.Text($"{place}, rows", $"{before.Count} rows", $"{after.Count} rows");
        for (var row = 0; row < Math.Min(before.Count, after.Count); row++)
        {
            var (old, now) = (before[row], after[row]);
            var name = $"{place}, row {row + 1}{(old.Count > 1 && old[0].Length is > 0 and <= 40 ? $" ({old[0]})" : "")}";
            if (old.Count != now.Count)
                comparison.Text($"{name}, cells", $"{old.Count} cells", $"{now.Count} cells");
            for (var i = 0; i < Math.Min(old.Count, now.Count); i++)
            {
                var column = i < from.Columns.Count && from.Columns[i].Length > 0 ? from.Columns[i] : $"{i + 1}";
                if (!rules.Columns.Contains(column))
                    TextComparison.Line(comparison, $"{name}, column {column}", old[i], now[i]);
            }
        }

        List<IReadOnlyList<string>> Kept(TableValues table) => [.. table.Rows.Where(row => row.Count == 0 || !rules.Rows.Contains(row[0]))];
    }
}
