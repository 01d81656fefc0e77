using DeepInnovation.Runs;
using DeepInnovation.Similarity;
using DuckDB.NET.Data;

namespace DeepInnovation.Release;

/// <summary>
/// DeepCosineAI in all its forms, from any sequence of pairs and one row at a time: CSV in the shape of the final released code (with years) and in that of the
/// earlier ones (without), and Parquet with the same five columns. O(rows) time, O(1) memory.
/// </summary>
public static class ReleasedPairs
{
    private const string MemoryLimit = "512MiB";

    /// <summary>The header of the earlier released code.</summary>
    public static IReadOnlyList<string> HeaderWithoutYears { get; } = ["Paper_ID", "Patent_ID", "Similarity"];

    /// <summary>The header of the final released code.</summary>
    public static IReadOnlyList<string> HeaderWithYears { get; } = [.. HeaderWithoutYears, "Paper_Year", "Patent_Year"];

    /// <summary>Writes CSV; the similarity in the fewest digits that give the same float32 back. Nothing is allocated for a row.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="pairs">The pairs, read once.</param>
    /// <param name="years">Write the two years too.</param>
    /// <returns>The rows written.</returns>
    public static long WriteCsv(Stream stream, IEnumerable<SimilarPair> pairs, bool years = true)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(pairs);
        return new ReleasedPairWriter(stream, years).Write(years ? HeaderWithYears : HeaderWithoutYears, pairs);
    }

    /// <summary>Writes Parquet atomically, through a CSV file beside it that is deleted afterwards.</summary>
    /// <returns>The rows written.</returns>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static long WriteParquet(string path, IEnumerable<SimilarPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(path);
        var rows = 0L;
        var between = $"{path}.csv";
        try
        {
            AtomicFile.Write(between, stream => rows = WriteCsv(stream, pairs));
            ConvertToParquet(between, path);
        }
        finally
        {
            File.Delete(between);
        }

        return rows;
    }

    /// <summary>Turns a CSV file that <see cref="WriteCsv"/> wrote with years into Parquet, atomically; the same file gives the same bytes.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void ConvertToParquet(string csv, string parquet)
    {
        using var connection = ParquetTable.Open();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"SET memory_limit = '{MemoryLimit}'";
            command.ExecuteNonQuery();
        }

        ParquetTable.Export(
            connection,
            $"(SELECT * FROM read_csv({ParquetTable.FileLiteral(csv)}, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', columns = "
            + "{'Paper_ID': 'VARCHAR', 'Patent_ID': 'VARCHAR', 'Similarity': 'FLOAT', 'Paper_Year': 'INTEGER', 'Patent_Year': 'INTEGER'}))",
            parquet);
    }

    /// <summary>The pairs of a file that the similarity stage wrote, in order, one in memory at a time.</summary>
    /// <exception cref="InputException">The file is missing or no table of pairs.</exception>
    public static IEnumerable<SimilarPair> Read(string path)
    {
        using var connection = ParquetTable.Open();
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = $"SELECT paper_id, patent_id, similarity, paper_year, patent_year, rank FROM read_parquet({ParquetTable.FileLiteral(path)})";
        using var reader = Open(command, path);
        while (reader.Read())
        {
            yield return new SimilarPair
            {
                PaperId = reader.GetString(0),
                PatentId = reader.GetString(1),
                Similarity = reader.GetFloat(2),
                PaperYear = reader.GetInt32(3),
                PatentYear = reader.GetInt32(4),
                Rank = reader.GetInt32(5),
            };
        }
    }

    private static DuckDBDataReader Open(DuckDBCommand command, string path)
    {
        try
        {
            return command.ExecuteReader();
        }
        catch (DuckDBException error)
        {
            throw new InputException(error.Message.ReplaceLineEndings(" "), path, null, mend: "Run the stage that writes it again", inner: error);
        }
    }
}
