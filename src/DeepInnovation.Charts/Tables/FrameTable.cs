using Microsoft.Data.Analysis;

namespace DeepInnovation.Charts.Tables;

/// <summary>Reads the first rows of a DataFrame into a <see cref="Grid"/>.</summary>
public static class FrameTable
{
    /// <summary>The first rows of a DataFrame with the types of its columns.</summary>
    /// <param name="frame">The DataFrame.</param>
    /// <param name="rows">The most rows to show.</param>
    /// <param name="title">What stands above the table; null for nothing.</param>
    /// <param name="totalRows">Rows of the whole table; null for those of the DataFrame.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is negative.</exception>
    public static Grid Of(DataFrame frame, int rows, string? title = null, long? totalRows = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var shown = (int)Math.Min(rows, frame.Rows.Count);
        var columns = frame.Columns.Select(column =>
        {
            var values = new object?[shown];
            for (var i = 0; i < shown; i++)
                values[i] = column[i];
            return GridColumn.Of(column.Name, TypeName(column.DataType), ColumnFormat.IsNumeric(column.DataType), values);
        });
        return new Grid(title, [.. columns], shown, totalRows ?? frame.Rows.Count);
    }

    private static string TypeName(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "text",
        TypeCode.Boolean => "bool",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.DateTime => "date",
        _ => type.Name.ToLowerInvariant(),
    };
}
