using DuckDB.NET.Data;

namespace DeepInnovation.Core.Tables;

/// <summary>Queries over one Parquet file. What DuckDB cannot read is reported as a fault of that file.</summary>
/// <param name="path">The file as the user named it.</param>
/// <param name="hint">What to do about a file that cannot be read, as an imperative.</param>
/// <param name="problem">What to say before DuckDB's own words; null for nothing.</param>
public sealed class ParquetQuery(string path, string hint = "Run the stage that writes it again", string? problem = null)
{
    /// <summary>Streams the rows of a query over a connection of its own: the same reader, moved to each row in turn.</summary>
    /// <exception cref="InputException">The query cannot be run.</exception>
    public IEnumerable<DuckDBDataReader> Rows(string sql)
    {
        using var connection = ParquetTable.Open();
        foreach (var row in Rows(connection, sql))
            yield return row;
    }

    /// <summary>
    /// Streams the rows of a query over <paramref name="connection"/>: the same reader, moved to each row in turn.
    /// </summary>
    /// <exception cref="InputException">The query cannot be run.</exception>
    public IEnumerable<DuckDBDataReader> Rows(DuckDBConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        using var reader = Guard(command.ExecuteReader);
        while (Guard(reader.Read))
            yield return reader;
    }

    /// <summary>The result of a step that asks DuckDB.</summary>
    /// <exception cref="InputException">DuckDB refused.</exception>
    public T Guard<T>(Func<T> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        try
        {
            return step();
        }
        catch (DuckDBException error)
        {
            var said = error.Message.ReplaceLineEndings(" ");
            throw new InputException(problem is null ? said : $"{problem}: {said}", path, null, hint: hint, inner: error);
        }
    }
}
