using DeepInnovation.Charts.Tables;
using DeepInnovation.Charts.Views;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Interactive.Display;
using DeepInnovation.Runs;
using DuckDB.NET.Data;
using Microsoft.Data.Analysis;

namespace DeepInnovation.Interactive;

/// <summary>Queries over a run's tables.</summary>
public static class RunQueries
{
    /// <summary>
    /// Runs an SQL query over the run's Parquet files, named by their path in the run: <c>SELECT kind, count(*) FROM
    /// '02-candidates/candidates.parquet' GROUP BY kind</c>. DuckDB runs it on one thread, so that equal queries give equal rows.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="sql">A query in DuckDB's SQL.</param>
    /// <exception cref="InputException">The query is wrong, or a table does not exist.</exception>
    public static DataFrame Query(this RunFolder run, string sql)
    {
        ArgumentNullException.ThrowIfNull(run);
        // Microsoft.Data.Analysis registers its own formatter in some hosts, perhaps after the first cell.
        DeepInnovationFormatters.Register();
        using var connection = ParquetTable.Open(Path.Combine(run.Root, "query"));
        using var command = connection.CreateCommand();
        try
        {
            command.CommandText = $"SET file_search_path = {ParquetTable.Literal(run.Root)}";
            command.ExecuteNonQuery();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            return FrameReader.Read(reader);
        }
        catch (DuckDBException error)
        {
            throw new InputException(error.Message.Split('\n')[0].Trim(),
                "Check the query, and that the stage that writes the table has run");
        }
    }

    /// <summary>The run's documents: papers, then patents, in input order.</summary>
    /// <exception cref="InputException">The corpus stage has not run.</exception>
    public static List<Document> Documents(this RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return CorpusStage.Documents.Read(run);
    }

    /// <summary>The run's finished stages in order: rows and files written, time and memory.</summary>
    public static View Stages(this RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Manifests().Select(s => s.Manifest).Select(m => new
        {
            m.Stage,
            Tables = m.Outputs.Count(output => output.Rows is not null),
            Rows = m.Outputs.Sum(output => output.Rows ?? 0),
            Kilobytes = m.Outputs.Sum(output => output.Bytes) / 1000,
            Seconds = Math.Round(m.WallSeconds, 1),
            PeakMegabytes = m.PeakMemoryBytes is > 0 ? m.PeakMemoryBytes / 1_000_000 : null,
        }).Show(rows: 20);
    }
}
