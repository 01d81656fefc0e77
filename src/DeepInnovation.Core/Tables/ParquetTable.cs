using DeepInnovation.Core.Files;
using DuckDB.NET.Data;

namespace DeepInnovation.Core.Tables;

/// <summary>
/// Typed tables on disk: a sequence of records written to one Parquet file and read back in the same order. The same rows
/// give the same bytes (one writer thread, row order kept), which is what the hashes in the manifests rely on.
/// </summary>
public static class ParquetTable
{
    /// <summary>
    /// Writes <paramref name="rows"/> to <paramref name="path"/> atomically and returns how many there were. O(rows) time;
    /// DuckDB spills to a temporary file when they do not fit in memory.
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static long Write<T>(string path, IEnumerable<T> rows)
    {
        var schema = TableSchema.Of(typeof(T));
        using var connection = Open(path);
        Execute(connection, schema.CreateTable("t"));
        long count = 0;
        using (var appender = connection.CreateAppender("t"))
        {
            foreach (var row in rows)
            {
                var line = appender.CreateRow();
                foreach (var column in schema.Columns)
                    Append(line, column.Property.GetValue(row));
                line.EndRow();
                count++;
            }
        }

        Export(connection, "t", path);
        return count;
    }

    /// <summary>
    /// Writes a table or a query in parentheses of <paramref name="connection"/> to a Parquet file, atomically.
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Export(DuckDBConnection connection, string tableOrQuery, string path)
    {
        try
        {
            AtomicFile.WriteThroughName(path,
                name => Execute(connection, $"COPY {tableOrQuery} TO {Literal(name)} (FORMAT parquet, COMPRESSION zstd)"));
        }
        catch (DuckDBException error) when (error.Message.StartsWith("IO Error", StringComparison.Ordinal))
        {
            throw new IOException($"{path} could not be written: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>
    /// Reads all rows of a file that <see cref="Write"/> made, in order. Columns are matched by name; a column
    /// that the file lacks is an error.
    /// </summary>
    /// <exception cref="InputException">The file is missing, no Parquet, or lacks a column.</exception>
    public static List<T> Read<T>(string path) where T : class, new() => [.. Stream<T>(path)];

    /// <summary>The rows that <see cref="Read"/> gives, as they are asked for: one batch of them in memory.</summary>
    /// <exception cref="InputException">While reading: the file is missing, no Parquet, or lacks a column.</exception>
    public static IEnumerable<T> Stream<T>(string path) where T : class, new()
    {
        var schema = TableSchema.Of(typeof(T));
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Run the stage that writes it first");
        var names = string.Join(", ", schema.Columns.Select(c => $"\"{c.Name}\""));
        foreach (var row in new ParquetQuery(path).Rows($"SELECT {names} FROM read_parquet({FileLiteral(path)})"))
            yield return ReadRow<T>(row, schema);
    }

    /// <summary>How many rows a file has, by its footer. O(row groups).</summary>
    /// <exception cref="InputException">The file is missing or no Parquet.</exception>
    public static long Rows(string path)
    {
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Run the stage that writes it first");
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM read_parquet({FileLiteral(path)})";
        return (long)new ParquetQuery(path).Guard(command.ExecuteScalar)!;
    }

    /// <summary>Opens an in-memory DuckDB whose results do not depend on the number of threads.</summary>
    /// <param name="beside">
    /// The file or folder beside which it may write what does not fit into memory; null where nothing is gathered, as when rows
    /// stream. DuckDB would use the current folder, which may be anybody's.
    /// </param>
    public static DuckDBConnection Open(string? beside = null)
    {
        TableDatabase.Part.Demand();
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var spill = beside is null ? "" : AtomicFile.TemporaryName(beside + ".spill");
        Execute(connection, $"SET threads = 1; SET preserve_insertion_order = true; SET temp_directory = {Literal(spill)}");
        return connection;
    }

    /// <summary>A text as an SQL string literal, quotes doubled.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>
    /// A file's path as an SQL string literal in which DuckDB sees no pattern: <c>a[1].parquet</c> is
    /// that file, not <c>a1.parquet</c>.
    /// </summary>
    public static string FileLiteral(string path) =>
        Literal(string.Concat(path.Select(c => c is '*' or '?' or '[' ? $"[{c}]" : c.ToString())));

    private static T ReadRow<T>(DuckDBDataReader reader, TableSchema schema) where T : class, new()
    {
        var row = new T();
        for (var i = 0; i < schema.Columns.Count; i++)
        {
            var column = schema.Columns[i];
            var type = Nullable.GetUnderlyingType(column.Property.PropertyType) ?? column.Property.PropertyType;
            object? value = reader.IsDBNull(i) ? null : reader.GetValue(i);
            if (value is not null && type.IsEnum)
                value = Enum.Parse(type, ((string)value).Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
            if (value is not null || column.Nullable || !type.IsValueType)
                column.Property.SetValue(row, value);
        }

        return row;
    }

    private static void Append(IDuckDBAppenderRow row, object? value)
    {
        _ = value switch
        {
            null => row.AppendNullValue(),
            string text => row.AppendValue(text),
            int number => row.AppendValue(number),
            long number => row.AppendValue(number),
            double number => row.AppendValue(number),
            float number => row.AppendValue(number),
            bool flag => row.AppendValue(flag),
            Enum name => row.AppendValue(TableSchema.SnakeCase(name.ToString())),
            IReadOnlyList<string> list => row.AppendValue((IEnumerable<string>)list),
            _ => throw new NotSupportedException($"No column type for {value.GetType()}."),
        };
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
