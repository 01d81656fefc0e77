using DeepInnovation.Core;
using DeepInnovation.Neural;
using DeepInnovation.Neural.Bert;
using DeepInnovation.Neural.Checkpoints;
using DeepInnovation.Neural.Tokens;

namespace DeepInnovation.Embeddings;

/// <summary>
/// A sentence encoder of the Sentence-Transformers kind (Reimers and Gurevych, 2019): BERT, the mean of the token vectors without
/// padding, scaled to length 1. The paper's is all-MiniLM-L6-v2 (384 dimensions). Runs on ONNX Runtime, all cores.
/// </summary>
public sealed class TransformerEncoder : ISentenceEncoder, IDisposable
{
    private readonly SentenceEncoder _encoder;
    private readonly BertScorer _scorer;

    /// <summary>An encoder from its parts.</summary>
    /// <param name="encoder">The model and its tokenizer.</param>
    /// <param name="name">What it is, for the manifest.</param>
    /// <param name="threads">Threads; they change the time, never the result.</param>
    /// <exception cref="InputException">ONNX Runtime cannot run the model.</exception>
    public TransformerEncoder(SentenceEncoder encoder, string name, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        (Name, _encoder) = (name, encoder);
        try
        {
            _scorer = new(encoder.Model, threads ?? Environment.ProcessorCount);
        }
        catch (ModelException error)
        {
            throw new InputException($"{name}: {error.Message}", null, null, inner: error);
        }

        Dimensions = Run(["a"], default).Length; // An ONNX file may leave its width open.
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Dimensions { get; }

    /// <summary>
    /// Opens a folder of Sentence-Transformers (modules.json, 1_Pooling/config.json, model.safetensors or model.onnx,
    /// config.json, vocab.txt), or one with a BERT alone, whose token vectors are then averaged.
    /// </summary>
    /// <exception cref="InputException">The folder is no such encoder.</exception>
    public static TransformerEncoder Open(string folder)
    {
        try
        {
            return new(SentenceEncoder.Read(folder),
                $"transformer {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}");
        }
        catch (ModelException error)
        {
            throw new InputException(error.Message, null, null, inner: error);
        }
    }

    /// <inheritdoc/>
    public float[] Encode(IReadOnlyList<string> texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        int[] meaningful = [.. Enumerable.Range(0, texts.Count).Where(i => texts[i].Any(char.IsLetterOrDigit))];
        var vectors = Run([.. meaningful.Select(i => texts[i])], cancellation);
        var all = new float[checked(texts.Count * Dimensions)];
        for (var row = 0; row < meaningful.Length; row++)
            vectors.AsSpan(row * Dimensions, Dimensions).CopyTo(all.AsSpan(meaningful[row] * Dimensions));
        return all;
    }

    /// <inheritdoc/>
    public void Dispose() => _scorer.Dispose();

    private float[] Run(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var tokenizer = _encoder.Tokenizer;
        var read = _encoder.LowersText ? [.. texts.Select(text => text.ToLowerInvariant())] : texts;
        return _scorer.Run(TokenTable.Encode(read, tokenizer, _encoder.MaximumLength), padId: tokenizer.PadId,
            cancellation: cancellation);
    }
}
