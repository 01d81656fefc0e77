using System.Collections;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Charts.Tables;

/// <summary>Reads a query result into a DataFrame: numbers and booleans keep their types, everything else becomes text.</summary>
public static class FrameReader
{
    /// <summary>Reads all rows. O(rows) memory.</summary>
    /// <param name="reader">The result of a query.</param>
    public static DataFrame Read(DbDataReader reader)
    {
        var columns = new List<object?>[reader.FieldCount];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = [];
        while (reader.Read())
        {
            for (var i = 0; i < columns.Length; i++)
                columns[i].Add(reader.IsDBNull(i) ? null : reader.GetValue(i));
        }

        return new DataFrame(columns.Select((values, i) => Column(reader.GetName(i), reader.GetFieldType(i), values)));
    }

    private static DataFrameColumn Column(string name, Type type, List<object?> values) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => Primitive<bool>(name, values),
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 => Primitive<int>(name, values),
        TypeCode.UInt32 or TypeCode.Int64 => Primitive<long>(name, values),
        TypeCode.Single => Primitive<float>(name, values),
        TypeCode.UInt64 or TypeCode.Double or TypeCode.Decimal => Primitive<double>(name, values),
        TypeCode.DateTime => Primitive<DateTime>(name, values),
        _ => new StringDataFrameColumn(name, values.Select(Text)),
    };

    private static PrimitiveDataFrameColumn<T> Primitive<T>(string name, List<object?> values) where T : unmanaged =>
        new(name, values.Select(
            value => value is null ? (T?)null : (T)Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture)));

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        IEnumerable list => string.Join("; ", list.Cast<object?>().Select(Text)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
