using DeepInnovation.Classifier;
using DeepInnovation.Corpus;
using DeepInnovation.Runs;

namespace DeepInnovation.Embeddings;

/// <summary>
/// Stage 07: a vector for each AI document that has a year. Document frequencies come from papers and patents together.
/// A document whose text holds no letter and no digit has no vector; it is left out and counted.
/// </summary>
/// <param name="encoder">A file that <see cref="HashedEncoder.Save"/> wrote, to be used as it is; null fits one on this run's texts.</param>
public sealed class EmbeddingsStage(string? encoder = null) : IStage
{
    private const int TextsPerReport = 4096;

    /// <inheritdoc/>
    public string Name => "embeddings";

    /// <inheritdoc/>
    public string Folder => EmbeddingFiles.Folder;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parameters => new Dictionary<string, string>
    {
        ["encoder"] = encoder is null ? "hashed 1, fitted on the run's texts" : "hashed 1, from a file",
        ["dimensions"] = new HashedEncoder().Dimensions.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["text"] = "keywords joined by spaces, else title",
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Inputs(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return encoder is null ? AIDocuments.Files(run) : [.. AIDocuments.Files(run), Path.GetFullPath(encoder)];
    }

    /// <inheritdoc/>
    public void Execute(StageContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var documents = AIDocuments.ReadDated(context);
        var model = encoder is null ? HashedEncoder.Fit(documents.Select(d => EmbeddingText.Of(d, out _))) : HashedEncoder.Load(encoder);
        context.WriteFile(EmbeddingFiles.Encoder, model.Save);
        Embed(context, model, documents, DocumentKind.Paper, EmbeddingFiles.PaperVectors, EmbeddingFiles.Papers);
        Embed(context, model, documents, DocumentKind.Patent, EmbeddingFiles.PatentVectors, EmbeddingFiles.Patents);
    }

    private static void Embed(StageContext context, HashedEncoder model, List<Document> all, DocumentKind kind, string vectorsFile, string tableFile)
    {
        var documents = all.Where(d => d.Kind == kind).ToList();
        var name = kind == DocumentKind.Paper ? "papers" : "patents";
        var (rows, vectors, titles) = (new List<EmbeddedDocument>(documents.Count), new List<float>(documents.Count * model.Dimensions), 0);
        for (var start = 0; start < documents.Count; start += TextsPerReport)
        {
            context.Report(start, documents.Count, name);
            var part = documents.GetRange(start, Math.Min(TextsPerReport, documents.Count - start));
            var texts = part.ConvertAll(d => EmbeddingText.Of(d, out _));
            var encoded = model.Encode(texts, context.Cancellation);
            for (var i = 0; i < part.Count; i++)
            {
                var vector = encoded.AsSpan(i * model.Dimensions, model.Dimensions);
                if (!vector.ContainsAnyExcept(0f))
                    continue;
                EmbeddingText.Of(part[i], out var fromTitle);
                titles += fromTitle ? 1 : 0;
                rows.Add(new EmbeddedDocument { Id = part[i].Id, Year = part[i].Year!.Value, Row = rows.Count, Text = texts[i] });
                vectors.AddRange(vector);
            }
        }

        context.Report(documents.Count, documents.Count, name);
        context.WriteFile(vectorsFile, stream => NpyFile.Write(stream, vectors.ToArray(), model.Dimensions), rows.Count);
        context.WriteTable(tableFile, rows);
        context.Count($"{name}.embedded", rows.Count);
        context.Count($"{name}.embedded.by-title", titles);
        context.Count($"{name}.without-text", documents.Count - rows.Count);
    }
}
