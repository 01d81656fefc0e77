using DeepInnovation.Neural.Onnx;
using DeepInnovation.Neural.Tokens;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Neural.Bert;

/// <summary>
/// Runs an inference model over many texts on all cores: batches of one length each, every batch on one thread. A text's result
/// depends on that text alone, bit by bit, not on its neighbours, the batch size or the number of threads. (Only an 8-bit model
/// rounds by the range of the whole batch; its results depend on the table of texts, still not on threads.)
/// </summary>
public sealed class BertScorer : IDisposable
{
    private const int TokensInBatch = 2048;
    private const int LargestBatch = 64;

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly string _output;
    private readonly int _threads;
    private readonly bool _takesTypes;

    /// <summary>
    /// Opens a model: <see cref="BertInferenceModel.Write"/>'s, or any with the same inputs (token types may be missing). Its
    /// output is <c>sentence_embedding</c> where it has one, else its first: [rows, width] as it is, token vectors [rows, tokens,
    /// width] as their mean without padding, scaled to length 1.
    /// </summary>
    /// <param name="model">The ONNX file's bytes.</param>
    /// <param name="threads">Batches at once.</param>
    /// <param name="provider">Where the runtime computes; null for the processor.</param>
    /// <exception cref="ModelException">It is no model, or has other inputs.</exception>
    public BertScorer(byte[] model, int threads, ExecutionProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _threads = threads;
        try
        {
            _session = (provider ?? ExecutionProvider.Cpu).Open(model);
        }
        catch (OnnxRuntimeException error)
        {
            throw new ModelException($"ONNX Runtime cannot open the model: {error.Message}", error);
        }

        _takesTypes = _session.InputNames.Contains(BertInputs.TokenTypeIdsName);
        foreach (var name in new[] { BertInputs.InputIdsName, BertInputs.AttentionMaskName }.Except(_session.InputNames))
            throw new ModelException(
                $"the model has no input '{name}', but {string.Join(", ", _session.InputNames)}: it is not a BERT encoder");
        _output = _session.OutputNames.Contains(BertInferenceModel.SentenceName) ? BertInferenceModel.SentenceName
            : _session.OutputNames[0];
    }

    /// <summary>The model's output for each text, row-major: [texts, width]. O(tokens · parameters).</summary>
    /// <param name="table">The texts' tokens.</param>
    /// <param name="done">Told after each batch how many texts it held; called from several threads.</param>
    /// <param name="padId">Id of [PAD].</param>
    /// <param name="cancellation">Stops it.</param>
    public float[] Run(TokenTable table, Action<int>? done = null, int padId = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var batches = BatchPlan.Of(table).Inference(LargestBatch, TokensInBatch);
        var parts = new float[batches.Count][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellation };
        Parallel.For(0, batches.Count, parallel, b =>
        {
            parts[b] = RunBatch(table, batches[b], padId);
            done?.Invoke(batches[b].Indices.Length);
        });

        var width = batches.Count == 0 ? 0 : parts[0].Length / batches[0].Indices.Length;
        var all = new float[checked(table.Count * width)];
        foreach (var (batch, part) in batches.Zip(parts))
        {
            for (var row = 0; row < batch.Indices.Length; row++)
                part.AsSpan(row * width, width).CopyTo(all.AsSpan(batch.Indices[row] * width));
        }

        return all;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    /// <summary>
    /// A batch of one row is run as two equal ones: for products with a single row the runtime may have a kernel with another
    /// order of sums.
    /// </summary>
    private float[] RunBatch(TokenTable table, PlannedBatch plan, int padId)
    {
        var rows = plan.Indices.Length;
        var batch = TokenBatch.Of(table, rows == 1 ? new([.. plan.Indices, .. plan.Indices], plan.Length) : plan, padId);
        using var values = BertInputs.Add(new(), batch, batch.Ids);
        var inputs = values.Values.Where(v => _takesTypes || v.Name != BertInputs.TokenTypeIdsName).ToList();
        using var results = _session.Run(_options, [.. inputs.Select(v => v.Name)], [.. inputs.Select(v => v.Value)], [_output]);
        var output = results[0].GetTensorDataAsSpan<float>();
        var shape = results[0].GetTensorTypeAndShape().Shape;
        return shape.Length == 3 ? MeanPooling.Of(output, batch, rows, (int)shape[2])
            : output[..(output.Length / batch.Rows * rows)].ToArray();
    }
}
