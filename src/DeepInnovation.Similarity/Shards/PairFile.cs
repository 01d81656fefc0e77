using System.Globalization;
using DeepInnovation.Core;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DuckDB.NET.Data;

namespace DeepInnovation.Similarity.Shards;

/// <summary>
/// Writes pairs as they come, so that memory does not grow with their number: DeepCosineAI.csv in
/// its published shapes, or Parquet.
/// </summary>
public static class PairFile
{
    private static readonly string[] Plain = ["Paper_ID", "Patent_ID", "Similarity"];
    private static readonly string[] WithYears = [.. Plain, "Paper_Year", "Patent_Year"];

    /// <summary>
    /// Writes by the ending of the name: .parquet (the columns of <see cref="SimilarPair"/>) or .csv. Atomic. O(pairs).
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="pairs">The pairs in the order to be written.</param>
    /// <param name="years">For CSV: with the columns Paper_Year and Patent_Year, as the later published tables have them.</param>
    /// <returns>How many pairs there were.</returns>
    /// <exception cref="InputException">The ending is another.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written; no file appears.</exception>
    public static long Write(string path, IEnumerable<SimilarPair> pairs, bool years = true)
    {
        RequireKnown(path);
        return IsParquet(path) ? WriteParquet(path, pairs) : WriteCsv(path, pairs, years);
    }

    /// <summary>Refuses a name that no format is known for, before any work is done.</summary>
    /// <exception cref="InputException">The ending is neither .csv nor .parquet.</exception>
    public static void RequireKnown(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!IsParquet(path) && !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            throw new InputException("the name ends neither in .csv nor in .parquet", null, null, value: path,
                hint: "Choose one of the two");
    }

    private static bool IsParquet(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    private static long WriteCsv(string path, IEnumerable<SimilarPair> pairs, bool years)
    {
        var count = 0L;
        AtomicFile.Write(path,
            stream => count = CsvFile.Write(stream, years ? WithYears : Plain, pairs.Select(p => Fields(p, years))));
        return count;
    }

    private static string?[] Fields(SimilarPair pair, bool years)
    {
        var similarity = pair.Similarity.ToString("R", CultureInfo.InvariantCulture);
        return years
            ? [pair.PaperId, pair.PatentId, similarity, pair.PaperYear.ToString(CultureInfo.InvariantCulture),
                pair.PatentYear.ToString(CultureInfo.InvariantCulture)]
            : [pair.PaperId, pair.PatentId, similarity];
    }

    /// <summary>
    /// DuckDB pulls the rows through a table function, row group by row group; a table in it would hold them all.
    /// </summary>
    private static long WriteParquet(string path, IEnumerable<SimilarPair> pairs)
    {
        var source = new Source(pairs);
        try
        {
            AtomicFile.WriteThroughName(path, name =>
            {
                using var connection = ParquetTable.Open(path);
                connection.RegisterTableFunction("pairs", source.Rows, p => new
                {
                    paper_id = p.PaperId,
                    patent_id = p.PatentId,
                    similarity = p.Similarity,
                    paper_year = p.PaperYear,
                    patent_year = p.PatentYear,
                    rank = p.Rank,
                });
                using var command = connection.CreateCommand();
                command.CommandText =
                    $"COPY (SELECT * FROM pairs()) TO {ParquetTable.Literal(name)} (FORMAT parquet, COMPRESSION zstd)";
                command.ExecuteNonQuery();
                source.ThrowIfFailed();
            });
        }
        catch (DuckDBException error)
        {
            source.ThrowIfFailed();
            throw new IOException($"{path} could not be written: {error.Message.ReplaceLineEndings(" ")}", error);
        }

        return source.Count;
    }

    /// <summary>
    /// An exception must not travel through DuckDB's own code: the rows end early, and the exception is thrown after it.
    /// </summary>
    private sealed class Source(IEnumerable<SimilarPair> pairs)
    {
        private System.Runtime.ExceptionServices.ExceptionDispatchInfo? _fault;

        public long Count { get; private set; }

        public IEnumerable<SimilarPair> Rows()
        {
            using var rows = pairs.GetEnumerator();
            while (MoveNext(rows))
            {
                Count++;
                yield return rows.Current;
            }
        }

        public void ThrowIfFailed() => _fault?.Throw();

        private bool MoveNext(IEnumerator<SimilarPair> rows)
        {
            try
            {
                return rows.MoveNext();
            }
            catch (Exception fault)
            {
                _fault = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(fault);
                return false;
            }
        }
    }
}
