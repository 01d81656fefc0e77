using DeepInnovation.Core;
using DeepInnovation.Core.Tables;
using DeepInnovation.Similarity;
using DuckDB.NET.Data;

namespace DeepInnovation.Release;

/// <summary>Reads a Parquet table of pairs as it is needed: memory does not grow with the rows.</summary>
internal static class PairTable
{
    /// <summary>The pairs of a file that the similarity stage wrote, in order. The file is opened when the first one is asked for.</summary>
    /// <exception cref="InputException">The file is missing or no table of pairs.</exception>
    internal static IEnumerable<SimilarPair> Read(string path)
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
            throw new InputException(error.Message.ReplaceLineEndings(" "), path, null, hint: "Run the stage that writes it again", inner: error);
        }
    }
}
