using Microsoft.Data.Analysis;

namespace DeepInnovation.Interactive;

/// <summary>Reads the first rows of a DataFrame into a <see cref="Grid"/>.</summary>
internal static class FrameTable
{
    internal static Grid Of(DataFrame frame, int rows, string? title = null, long? totalRows = null)
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
