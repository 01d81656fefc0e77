using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs.Novelty;
using DuckDB.NET.Data;

namespace DeepInnovation.Maps;

/// <summary>
/// The tables that the maps are drawn from, in an in-memory DuckDB: <c>judged</c> (every document with the classifier's
/// word), <c>novelty</c> (as the novelty stage wrote it) and <c>nearest</c> (each paper's best patent, with both countries).
/// Opening costs one pass over each file, without titles and abstracts.
/// </summary>
internal sealed class MapDatabase : IDisposable
{
    private readonly DuckDBConnection _connection;

    private MapDatabase(string beside) => _connection = ParquetTable.Open(beside);

    /// <summary>Reads the four tables from their Parquet files and checks that they belong together.</summary>
    /// <param name="documents">The corpus: rows of <see cref="Document"/>.</param>
    /// <param name="scores">The classifier's word: one <see cref="Classifier.DocumentScore"/> for each document.</param>
    /// <param name="novelty">Rows of <see cref="DocumentNovelty"/>.</param>
    /// <param name="pairs">Rows of <see cref="Similarity.SimilarPair"/>; only those of rank 1 are used.</param>
    /// <param name="beside">The path beside which it may write what does not fit into memory.</param>
    /// <exception cref="InputException">A file cannot be read, a document has no score or several, or a pair names
    /// an unknown document.</exception>
    public static MapDatabase Open(string documents, string scores, string novelty, string pairs, string beside)
    {
        var database = new MapDatabase(beside);
        try
        {
            database.Load("documents", "id, kind, year, country, field, ipc, keywords", documents);
            database.Load("scores", "id, kind, is_ai", scores);
            database.Load("novelty", "id, kind, year, content, context", novelty);
            database.Load("pairs", "paper_id, patent_id, similarity, paper_year, patent_year, \"rank\"", pairs);
            database.CheckScores(scores);
            database.CheckPairs(pairs);
            database.Execute(Judged);
            database.Execute(Nearest);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Draws one map: runs its query, writes the answer to <paramref name="path"/> atomically and returns its rows.
    /// </summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public List<T> Write<T>(MapTable<T> map, string path) where T : class, new()
    {
        ParquetTable.Export(_connection, $"({map.Sql})", path);
        return ParquetTable.Read<T>(path);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private const string Judged = """
        CREATE TABLE judged AS
        SELECT d.id, d.kind, d.year, d.country, d.field, d.ipc, d.keywords, s.is_ai
        FROM documents d JOIN scores s USING (kind, id)
        """;

    private const string Nearest = """
        CREATE TABLE nearest AS
        SELECT p.paper_id, p.patent_id, p.similarity::DOUBLE AS similarity, p.patent_year - p.paper_year AS lag,
               paper.country AS paper_country, patent.country AS patent_country
        FROM pairs p
        JOIN documents paper ON paper.kind = 'paper' AND paper.id = p.paper_id
        JOIN documents patent ON patent.kind = 'patent' AND patent.id = p.patent_id
        WHERE p."rank" = 1
        ORDER BY p.paper_id, p.patent_id
        """;

    private void Load(string table, string columns, string path)
    {
        if (!File.Exists(path))
            throw new InputException($"{path} does not exist", "Run the stage that writes it first");
        new ParquetQuery(path).Guard(
            () => Execute($"CREATE TABLE {table} AS SELECT {columns} FROM read_parquet({ParquetTable.FileLiteral(path)})"));
    }

    private void CheckScores(string path)
    {
        var unscored = First(
            "SELECT d.kind || ' ' || d.id FROM documents d ANTI JOIN scores s USING (kind, id) ORDER BY 1 LIMIT 1");
        if (unscored is not null)
            throw new InputException("a document has no score", path, null, "id", unscored, "Run the classifier stage again");
        var twice = First("SELECT kind || ' ' || id FROM scores GROUP BY kind, id HAVING count(*) > 1 ORDER BY 1 LIMIT 1");
        if (twice is not null)
            throw new InputException("a document has several scores", path, null, "id", twice, "Run the classifier stage again");
    }

    private void CheckPairs(string path)
    {
        foreach (var kind in (string[])["paper", "patent"])
        {
            var unknown = First($"""
                SELECT p.{kind}_id FROM pairs p
                WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.kind = '{kind}' AND d.id = p.{kind}_id)
                ORDER BY 1 LIMIT 1
                """);
            if (unknown is not null)
                throw new InputException($"no {kind} of the corpus has this id", path, null, $"{kind}_id", unknown,
                    "Run the similarity stage again");
        }
    }

    private string? First(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }

    private int Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
