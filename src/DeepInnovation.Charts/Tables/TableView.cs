using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Charts.Tables;

/// <summary>
/// A preview of a run's Parquet table: its first rows as a DataFrame and its total row count. Lists
/// become text joined by semicolons.
/// </summary>
public sealed class TableView
{
    private TableView(string name, DataFrame frame, long totalRows) => (Name, Frame, TotalRows) = (name, frame, totalRows);

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The rows read, in file order.</summary>
    public DataFrame Frame { get; }

    /// <summary>The file's total number of rows.</summary>
    public long TotalRows { get; }

    /// <summary>Reads a Parquet file's first rows. O(limit); the total comes from the file's metadata.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">Rows to read; null for all.</param>
    /// <exception cref="InputException">The file does not exist or is not Parquet.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public static TableView Of(string path, int? limit = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit ?? 0, nameof(limit));
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Run the stage that writes it first");
        using var connection = ParquetTable.Open();
        using var command = connection.CreateCommand();
        var source = $"read_parquet({ParquetTable.FileLiteral(path)})";
        return new ParquetQuery(path).Guard(() =>
        {
            command.CommandText = $"SELECT count(*) FROM {source}";
            var total = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            command.CommandText = limit is null ? $"SELECT * FROM {source}" : $"SELECT * FROM {source} LIMIT {limit}";
            using var reader = command.ExecuteReader();
            return new TableView(Path.GetFileName(path), FrameReader.Read(reader), total);
        });
    }
}
