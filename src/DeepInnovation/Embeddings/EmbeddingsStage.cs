using DeepInnovation.Classifier;
using DeepInnovation.Core.Documents;
using DeepInnovation.Core.Tables;
using DeepInnovation.Corpus;
using DeepInnovation.Hypergraphs.Keywords;
using DeepInnovation.LanguageModel;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Checkpoints;
using DeepInnovation.Runs;

namespace DeepInnovation.Embeddings;

/// <summary>
/// Stage 07: a vector for each AI document that has a year. Document frequencies come from papers and patents together.
/// A document whose text holds no letter and no digit has no vector; it is left out and counted.
/// </summary>
/// <param name="encoder">
/// A file that <see cref="HashedEncoder.Save"/> wrote, or a folder with a sentence encoder such as all-MiniLM-L6-v2, to be used
/// as it is; <see cref="Contrastive"/> to train one from the run's language model; null fits a hashed one on this run's texts.
/// </param>
public sealed class EmbeddingsStage(string? encoder = null) : IStage
{
    /// <summary>Its place in a run.</summary>
    public static StagePlace Place { get; } = new("embeddings", "07-embeddings");

    /// <summary>float32 [papers, 384], unit length, C order.</summary>
    public static RunFile PaperVectors { get; } = Place.File("papers.npy");

    /// <summary>float32 [patents, 384], unit length, C order.</summary>
    public static RunFile PatentVectors { get; } = Place.File("patents.npy");

    /// <summary>The <see cref="EmbeddedDocument"/>s of the papers judged AI that have a year.</summary>
    public static Table<EmbeddedDocument> Papers { get; } = Place.Table<EmbeddedDocument>("papers.parquet");

    /// <summary>The <see cref="EmbeddedDocument"/>s of the patents judged AI that have a year.</summary>
    public static Table<EmbeddedDocument> Patents { get; } = Place.Table<EmbeddedDocument>("patents.parquet");

    /// <summary>The encoder that made the vectors, for <see cref="HashedEncoder.Load"/>.</summary>
    public static RunFile Encoder { get; } = Place.File("encoder.bin");

    /// <summary>
    /// The <see cref="RetrievalEvaluation"/>s of a trained encoder and the hashed one, on held-out titles and abstracts.
    /// </summary>
    public static Table<RetrievalEvaluation> Retrieval { get; } = Place.Table<RetrievalEvaluation>("retrieval.parquet");

    /// <summary>A training under way; gone when it is done.</summary>
    public static RunFile Checkpoint { get; } = Place.File("training.checkpoint");

    /// <summary>The name of the encoder that is trained in the run.</summary>
    public const string Contrastive = "contrastive";

    private const int TextsPerReport = 4096;

    /// <summary>How documents without keywords get theirs, as in the novelty stage.</summary>
    public KeywordOptions Keywords { get; init; } = new();

    StagePlace IStage.Place => Place;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>(Keywords.AsText())
    {
        ["encoder"] = encoder is null ? "hashed 1, fitted on the run's texts" : encoder == Contrastive
            ? "contrastive 1, trained on the run's titles and abstracts"
            : IsFolder ? "a transformer from a folder" : "hashed 1, from a file",
        ["text"] = "keywords joined by spaces, else extracted keywords, else title and abstract",
    };

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Reads => [.. AIDocuments.Tables, .. encoder == Contrastive ? LanguageModelStage.Model : []];

    /// <inheritdoc/>
    public IReadOnlyList<RunFile> Writes =>
    [
        PaperVectors, PatentVectors, Papers, Patents, Encoder, Retrieval,
        .. LanguageModelStage.Model.Select(file => Place.File(file.Name)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Given(RunFolder run) => encoder is null or Contrastive ? []
        : IsFolder ? SentenceEncoder.FilesOf(Path.GetFullPath(encoder)) : [Path.GetFullPath(encoder)];

    /// <inheritdoc/>
    public string Summary(StageManifest manifest) =>
        $"{manifest.Number("papers.embedded")} papers and {manifest.Number("patents.embedded")} patents "
        + $"in {manifest.Number("dimensions")} dimensions";

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var documents = EmbeddingText.Of(AIDocuments.ReadDated(context), Keywords, context.Cancellation);
        var model = EncoderOf(context, documents);
        using var disposable = model as IDisposable;
        if (model is HashedEncoder hashed)
            context.WriteFile(Encoder, hashed.Save);
        context.Count("dimensions", model.Dimensions);
        Embed(context, model, documents, DocumentKind.Paper, PaperVectors, Papers);
        Embed(context, model, documents, DocumentKind.Patent, PatentVectors, Patents);
    }

    private bool IsFolder => encoder is not null && Directory.Exists(encoder);

    private ISentenceEncoder EncoderOf(StageContext context, List<EmbeddingText> documents)
    {
        if (encoder is null)
            return HashedEncoder.Fit(documents.Select(d => d.Text));
        if (encoder != Contrastive)
            return IsFolder ? TransformerEncoder.Open(encoder) : HashedEncoder.Load(encoder);
        var store = new CheckpointFile(Checkpoint.In(context.Run));
        var start = BertCheckpoint.Read(LanguageModelStage.Place.In(context.Run), BertHead.None, 0);
        var all = CorpusStage.Documents.Read(context.Run);
        var trained = ContrastiveTraining.Run(all, start, context.Run.Seed, store, new StepReport(context, "steps"),
            cancellation: context.Cancellation);
        context.Write(Retrieval, trained.Retrieval);
        BertCheckpoint.Write(trained.Model, (file, write) => context.WriteFile(Place.File(file), write));
        store.Remove();
        return trained.Encoder;
    }

    private static void Embed(StageContext context, ISentenceEncoder model, List<EmbeddingText> all, DocumentKind kind,
        RunFile vectorFile, Table<EmbeddedDocument> table)
    {
        var documents = all.Where(d => d.Document.Kind == kind).ToList();
        var name = kind == DocumentKind.Paper ? "papers" : "patents";
        var (rows, vectors, sources) = (new List<EmbeddedDocument>(documents.Count),
            new List<float>(documents.Count * model.Dimensions), new int[3]);
        for (var start = 0; start < documents.Count; start += TextsPerReport)
        {
            context.Report(start, documents.Count, name);
            var part = documents.GetRange(start, Math.Min(TextsPerReport, documents.Count - start));
            var encoded = model.Encode(part.ConvertAll(d => d.Text), context.Cancellation);
            for (var i = 0; i < part.Count; i++)
            {
                var vector = encoded.AsSpan(i * model.Dimensions, model.Dimensions);
                if (!vector.ContainsAnyExcept(0f))
                    continue;
                var (document, text, source) = part[i];
                sources[(int)source]++;
                rows.Add(new EmbeddedDocument { Id = document.Id, Year = document.Year!.Value, Row = rows.Count, Text = text });
                vectors.AddRange(vector);
            }
        }

        context.Report(documents.Count, documents.Count, name);
        context.WriteFile(vectorFile, stream => NpyFile.Write(stream, vectors.ToArray(), model.Dimensions), rows.Count);
        context.Write(table, rows);
        context.Count($"{name}.embedded", rows.Count);
        context.Count($"{name}.embedded.by-extracted-keywords", sources[(int)EmbeddingTextSource.Extracted]);
        context.Count($"{name}.embedded.by-title-and-abstract", sources[(int)EmbeddingTextSource.Whole]);
        context.Count($"{name}.without-text", documents.Count - rows.Count);
    }
}
