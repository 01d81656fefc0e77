using System.Reflection;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Metrics;

namespace DeepInnovation.Charts.Tables;

/// <summary>
/// Renders rows of any type as a <see cref="Grid"/>, with one column per public property in declaration order; numbers and texts
/// form one column. Documents and metrics have their own layouts.
/// </summary>
public static class RecordTable
{
    /// <summary>The first rows as a table. Walks the whole sequence to count it, unless its length is known.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="limit">The most rows to show.</param>
    /// <param name="title">What stands above the table; null for nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public static Grid Of<T>(IEnumerable<T> rows, int limit, string? title = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return rows switch
        {
            IEnumerable<Document> documents => DocumentTable.Of(documents, limit, title),
            IEnumerable<MetricRow> metrics => MetricTable.Of(metrics, limit, title),
            _ => ByProperties(rows, limit, title),
        };
    }

    /// <summary>Takes the first rows and counts all, enumerating the whole sequence unless its length is known.</summary>
    internal static (List<T> Shown, long Total) Take<T>(IEnumerable<T> rows, int limit)
    {
        var known = rows.TryGetNonEnumeratedCount(out var count);
        var shown = new List<T>();
        long total = 0;
        foreach (var row in rows)
        {
            if (total++ < limit)
                shown.Add(row);
            else if (known)
                break;
        }

        return (shown, known ? count : total);
    }

    private static Grid ByProperties<T>(IEnumerable<T> rows, int limit, string? title)
    {
        var (shown, total) = Take(rows, limit);
        var columns = Columns(typeof(T), [.. shown.Cast<object?>()]);
        return new Grid(title, columns, shown.Count, total);
    }

    private static List<GridColumn> Columns(Type type, IReadOnlyList<object?> rows)
    {
        if (IsSingleValue(type))
            return [GridColumn.Of("value", null, ColumnFormat.IsNumeric(type), rows)];
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
            return [.. type.GetFields()
                .Select(f => GridColumn.Of(f.Name, null, ColumnFormat.IsNumeric(f.FieldType), [.. rows.Select(f.GetValue)]))];
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0)
            .Select(p => GridColumn.Of(
                ColumnFormat.Words(p.Name), null, ColumnFormat.IsNumeric(p.PropertyType),
                [.. rows.Select(row => row is null ? null : p.GetValue(row))]))];
    }

    private static bool IsSingleValue(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateTime)
        || Nullable.GetUnderlyingType(type) is not null;
}
