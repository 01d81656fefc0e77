using DeepInnovation.Runs;

namespace DeepInnovation.Maps;

/// <summary>
/// One map: a query over the tables of <see cref="MapDatabase"/> and the file that holds its answer. The query's columns are
/// those of <typeparamref name="T"/> in snake_case, and it orders its rows, so the same data give the same bytes.
/// </summary>
/// <typeparam name="T">The record of one row.</typeparam>
/// <param name="File">The table that holds the answer.</param>
/// <param name="Sql">The query, with its ORDER BY.</param>
public sealed record MapTable<T>(Table<T> File, string Sql)
    where T : class, new();
