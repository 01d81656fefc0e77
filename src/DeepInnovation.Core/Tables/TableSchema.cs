using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace DeepInnovation.Core.Tables;

/// <summary>
/// The columns of a record type on disk: one for each settable public property, in declaration order, named in
/// snake_case (<c>PaperYear</c> becomes <c>paper_year</c>).
/// </summary>
public sealed class TableSchema
{
    private static readonly ConcurrentDictionary<Type, TableSchema> Known = new();

    private TableSchema(Type type)
    {
        var nullability = new NullabilityInfoContext();
        Columns = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite)
            .Select(p => new Column(p, SnakeCase(p.Name), DatabaseType(p),
                nullability.Create(p).WriteState == NullabilityState.Nullable))];
    }

    /// <summary>A column on disk.</summary>
    /// <param name="Property">Where its values come from.</param>
    /// <param name="Name">Its name, in snake_case.</param>
    /// <param name="DatabaseType">Its type in DuckDB.</param>
    /// <param name="Nullable">Whether it may be empty.</param>
    public sealed record Column(PropertyInfo Property, string Name, string DatabaseType, bool Nullable);

    /// <summary>The columns, in the order of the properties.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns of a record type. O(properties) once, then O(1).</summary>
    public static TableSchema Of(Type type) => Known.GetOrAdd(type, t => new TableSchema(t));

    internal string CreateTable(string name) =>
        $"CREATE TABLE {name} ({string.Join(", ", Columns.Select(c => $"\"{c.Name}\" {c.DatabaseType}"))})";

    internal static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static string DatabaseType(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when type == typeof(string) || type.IsEnum => "VARCHAR",
            _ when type == typeof(int) => "INTEGER",
            _ when type == typeof(long) => "BIGINT",
            _ when type == typeof(double) => "DOUBLE",
            _ when type == typeof(float) => "FLOAT",
            _ when type == typeof(bool) => "BOOLEAN",
            _ when type == typeof(IReadOnlyList<string>) => "VARCHAR[]",
            _ => throw new NotSupportedException($"{property.DeclaringType!.Name}.{property.Name}: no column type for {type}."),
        };
    }
}
