using System.Text.Json;
using DeepInnovation.Core;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Files;
using DeepInnovation.Core.Tables;
using DeepInnovation.Sources.Reading;

namespace DeepInnovation.Classifier;

/// <summary>
/// Scores a corpus of any size with a trained classifier, of one layer or two: documents are streamed from their
/// files and scored shard by shard, each shard a Parquet table of its own. A stopped run goes on after its last whole
/// shard. Memory: one shard of texts.
/// </summary>
/// <param name="classifier">The trained classifier.</param>
/// <param name="threshold">Scores of at least this are taken as AI; a run's classifier has it in its file
/// (<see cref="TrainedClassifier"/>).</param>
/// <param name="folder">Where the shards go: <c>scores-000000.parquet</c>, ... and <c>scoring.json</c>.</param>
/// <param name="rowsPerShard">Documents in a shard; part of what decides an 8-bit model's last digits.</param>
public sealed class CorpusScoring(ITextClassifier classifier, double threshold, string folder, int rowsPerShard = 50_000)
{
    /// <summary>Tells what the shards belong to.</summary>
    public const string Manifest = "scoring.json";

    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>
    /// Scores all documents of the sources, in their order, and returns how many there are. O(tokens · parameters).
    /// </summary>
    /// <param name="sources">The files.</param>
    /// <param name="fingerprint">All that decides the scores: hashes of model and files, precision. A folder of
    /// another one is refused.</param>
    /// <param name="report">Told how many documents are done.</param>
    /// <param name="cancellation">Stops it after the batch under way; whole shards stay.</param>
    /// <exception cref="InputException">The folder holds shards of another scoring, or a source cannot be used.</exception>
    public ScoringResult Run(IEnumerable<DocumentSource> sources, string fingerprint, Action<long>? report = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        Directory.CreateDirectory(folder);
        AtomicFile.RemoveLeftovers(folder);
        Claim(fingerprint);
        var (shard, documents, reused, ai) = (0, 0L, 0, 0L);
        foreach (var part in sources.SelectMany(s => s.Read()).Chunk(rowsPerShard))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = PathOf(shard++);
            if (File.Exists(path))
                reused++;
            else
                ParquetTable.Write(path, Score(part, done => report?.Invoke(documents + done), cancellation));
            documents += part.Length;
            ai += CountAI(path);
            report?.Invoke(documents);
        }

        return new(documents, ai, shard, reused);
    }

    private string PathOf(int shard) => Path.Combine(folder, FormattableString.Invariant($"scores-{shard:000000}.parquet"));

    private void Claim(string fingerprint)
    {
        var path = Path.Combine(folder, Manifest);
        var mine = JsonSerializer.Serialize(new { Fingerprint = fingerprint, RowsPerShard = rowsPerShard }, Json) + "\n";
        if (!File.Exists(path))
            AtomicFile.WriteText(path, mine);
        else if (Disk.ReadAllText(path) != mine)
            throw new InputException("the folder contains scores from another model, other files or other shards", path, null,
                hint: "Give another --out, or remove this folder");
    }

    private List<CorpusScore> Score(Document[] documents, Action<long> done, CancellationToken cancellation)
    {
        const int batch = 4096;
        var scores = new List<CorpusScore>(documents.Length);
        foreach (var part in documents.Chunk(batch))
        {
            cancellation.ThrowIfCancellationRequested();
            var layers = LayerScore.Of(classifier, Array.ConvertAll(part, DocumentText.Of));
            scores.AddRange(part.Zip(layers, (document, layer) => new CorpusScore
            {
                Id = document.Id,
                Kind = document.Kind,
                Score = layer.Score,
                Outer = classifier is IScreeningClassifier ? layer.Outer : null,
                Inner = layer.Inner,
                IsAI = layer.Score >= threshold,
            }));
            done(scores.Count);
        }

        return scores;
    }

    private static long CountAI(string path)
    {
        using var connection = ParquetTable.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FILTER (is_ai) FROM {ParquetTable.FileLiteral(path)}";
        return (long)command.ExecuteScalar()!;
    }
}

/// <summary>What a scoring came to.</summary>
/// <param name="Documents">Documents scored.</param>
/// <param name="AI">Those judged to be about AI.</param>
/// <param name="Shards">Shards.</param>
/// <param name="Reused">Shards that an earlier run had finished.</param>
public sealed record ScoringResult(long Documents, long AI, int Shards, int Reused);

/// <summary>A document's scores: the row of a scoring's shards.</summary>
internal sealed record CorpusScore
{
    /// <summary>The document.</summary>
    public string Id { get; set; } = "";

    /// <summary>Paper or patent.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>
    /// Probability of being about AI; of two layers both as one score in [0, 1], see <see cref="DualLayerClassifier"/>.
    /// </summary>
    public double Score { get; set; }

    /// <summary>The outer layer's probability; null where the classifier has one layer only.</summary>
    public double? Outer { get; set; }

    /// <summary>
    /// The inner layer's probability; null where the outer layer rejected the document, or there is no inner layer.
    /// </summary>
    public double? Inner { get; set; }

    /// <summary>Whether the document is judged to be about AI.</summary>
    public bool IsAI { get; set; }
}
