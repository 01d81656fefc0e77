using DeepInnovation.Neural.Onnx;

namespace DeepInnovation.Neural.Optimization;

/// <summary>
/// Trains a model on ONNX Runtime. Weights, moments and gradients lie in blocks outside the managed heap that the runtime reads
/// and writes in place: a step copies none of them. Memory: (3 + buffers) times the parameters, plus what the runtime needs for a
/// micro-batch.
/// </summary>
/// <remarks>
/// A batch comes cut into micro-batches. Micro-batch i belongs to gradient buffer i mod buffers. A buffer accumulates its
/// micro-batches one after the other, and the buffers are summed in their order. Threads only decide how many buffers are under
/// way at once, so the bytes of the result do not depend on them.
/// </remarks>
internal sealed class TrainingSession : IDisposable
{
    private readonly TrainingOptions _options;
    private readonly ParameterLayout _layout;
    private readonly NativeFloats _weights, _mean, _square;
    private readonly NativeFloats[] _gradients;
    private readonly GradientSession _gradient;
    private readonly AdamW _adamW;

    /// <summary>Builds the graphs and opens them; all weights are 0 until <see cref="Set"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Gradient buffers or threads below 1.</exception>
    public TrainingSession(TrainingModel model, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.GradientBuffers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        _options = options;
        _layout = new(model.Parameters);
        (_weights, _mean, _square) = (new(_layout.Length), new(_layout.Length), new(_layout.Length));
        _gradients = [.. Enumerable.Range(0, options.GradientBuffers).Select(_ => new NativeFloats(_layout.Length))];
        _gradient = new(model, _layout, _weights, _gradients, options.Seed, options.Provider);
        _adamW = new(options.AdamW, _layout, _weights, _mean, _square, _gradients, options.Provider);
    }

    /// <summary>Steps done.</summary>
    public long Steps { get; private set; }

    /// <summary>The ONNX model of forward and gradients that a step runs.</summary>
    public ReadOnlyMemory<byte> GradientModel => _gradient.FirstModel;

    /// <summary>The parameters, in the model's order.</summary>
    public IReadOnlyList<TrainableTensor> Parameters => _layout.Parameters;

    /// <summary>Sets a parameter's values, row-major.</summary>
    /// <exception cref="ArgumentException">There is no such parameter, or the number of values differs.</exception>
    public void Set(string name, ReadOnlySpan<float> values)
    {
        var destination = At(_weights, name);
        if (values.Length != destination.Length)
            throw new ArgumentException($"'{name}' has {destination.Length} values, not {values.Length}", nameof(values));
        values.CopyTo(destination);
    }

    /// <summary>A copy of a parameter's values, row-major.</summary>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public float[] Get(string name) => At(_weights, name).ToArray();

    /// <summary>A copy of a parameter's gradient of the last batch, before clipping.</summary>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public float[] Gradient(string name) => At(_gradients[0], name).ToArray();

    /// <summary>Mean loss of a batch and the norm of its gradient, which <see cref="Update"/> then follows.</summary>
    /// <param name="microBatches">The batch, cut; the cut is part of what decides the result.</param>
    /// <exception cref="ArgumentException">There are no micro-batches, or they weigh nothing.</exception>
    public (double Loss, double GradientNorm) ComputeGradients(IReadOnlyList<ModelInputs> microBatches)
    {
        ArgumentNullException.ThrowIfNull(microBatches);
        var weight = microBatches.Sum(s => s.Weight);
        if (!(weight > 0))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"a batch of {microBatches.Count} micro-batches weighs {weight}"),
                nameof(microBatches));
        }

        var scale = (float)(1 / weight);
        var losses = new float[microBatches.Count];
        var buffers = Math.Min(_options.GradientBuffers, microBatches.Count);
        Parallel.For(0, buffers, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads }, buffer =>
        {
            for (var microBatch = buffer; microBatch < microBatches.Count; microBatch += buffers)
                losses[microBatch] = _gradient.Run(
                    microBatches[microBatch], scale, buffer, first: microBatch == buffer, Steps, microBatch);
        });
        return (losses.Sum(l => (double)l), _adamW.Combine(buffers, _options.Threads));
    }

    /// <summary>An AdamW step along the last gradient.</summary>
    /// <param name="learningRate">η.</param>
    /// <param name="gradientScale">What the gradient is multiplied by first: below 1 where it is clipped.</param>
    public void Update(double learningRate, double gradientScale = 1) =>
        _adamW.Step(++Steps, learningRate, gradientScale, _options.Threads);

    /// <summary>
    /// Writes steps, weights and moments, so that training can go on later as if it had not stopped. O(parameters).
    /// </summary>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        TrainingState.Write(destination, Steps, _layout, _weights, _mean, _square);
    }

    /// <summary>Takes up what <see cref="Save"/> wrote.</summary>
    /// <exception cref="ModelException">It was cut off, or is of another model.</exception>
    public void Load(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Steps = TrainingState.Read(source, _layout, _weights, _mean, _square);
    }

    /// <summary>All weights as one array, to come back to.</summary>
    internal float[] Copy() => _weights.Span(0, checked((int)_layout.Length)).ToArray();

    /// <summary>Takes up the weights that <see cref="Copy"/> gave.</summary>
    internal void Restore(float[] weights) => weights.CopyTo(_weights.Span(0, checked((int)_layout.Length)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _gradient.Dispose();
        _adamW.Dispose();
        foreach (var block in _gradients.Concat([_weights, _mean, _square]))
            block.Dispose();
    }

    private Span<float> At(NativeFloats block, string name)
    {
        foreach (var (index, parameter) in _layout.Parameters.Index())
        {
            if (parameter.Tensor.Name == name)
                return block.Span(_layout.Offsets[index], checked((int)ParameterLayout.Count(parameter)));
        }

        throw new ArgumentException($"the model has no parameter '{name}'", nameof(name));
    }
}
