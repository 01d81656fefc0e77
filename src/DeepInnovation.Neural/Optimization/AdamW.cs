using DeepInnovation.Neural.Graphs;
using DeepInnovation.Neural.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace DeepInnovation.Neural.Optimization;

/// <summary>
/// AdamW (Loshchilov and Hutter, 2019) as two small ONNX graphs over vectors, whatever the model: all parameters lie in one
/// block, which is cut into pieces that fit a core's cache, and each piece is read and written in place. Every operation is by
/// element, so that the pieces may be done in any order and by any number of threads.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const int ChunkFloats = 1 << 15;
    private const string N = "N";

    private readonly AdamWOptions _options;
    private readonly InferenceSession[] _combine;
    private readonly InferenceSession _update;
    private readonly RunOptions _run = new();
    private readonly Chunk[] _chunks;
    private readonly string[] _combineInputs;

    public AdamW(AdamWOptions options, ParameterLayout layout, NativeFloats weights, NativeFloats mean, NativeFloats square,
        NativeFloats[] gradients, ExecutionProvider provider)
    {
        _options = options;
        _combineInputs = [.. gradients.Select((_, i) => FormattableString.Invariant($"gradient.{i}"))];
        _combine = [.. gradients.Select((_, i) => provider.Open(CombineGraph(_combineInputs[..(i + 1)])))];
        _update = provider.Open(UpdateGraph(options));
        _chunks = [.. layout.Chunks(ChunkFloats).Select(c => new Chunk(
            weights.View(c.Offset, c.Length),
            mean.View(c.Offset, c.Length),
            square.View(c.Offset, c.Length),
            [.. gradients.Select(g => g.View(c.Offset, c.Length))],
            c.Offset < layout.Decaying))];
    }

    /// <summary>Sums the gradient buffers into the first one, in their order, and returns the norm of the sum.</summary>
    /// <param name="buffers">How many buffers hold gradients of this step.</param>
    /// <param name="threads">At most so many pieces at once.</param>
    public double Combine(int buffers, int threads)
    {
        var squares = new float[_chunks.Length];
        Parallel.For(0, _chunks.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var gradients = _chunks[i].Gradients;
            using var square = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, squares.AsMemory(i, 1), []);
            _combine[buffers - 1].Run(
                _run, _combineInputs[..buffers], gradients[..buffers], ["total", "square"], [gradients[0], square]);
        });
        return Math.Sqrt(squares.Sum(s => (double)s));
    }

    /// <summary>One step: moves moments and weights by the scaled gradient.</summary>
    public void Step(long step, double learningRate, double gradientScale, int threads)
    {
        var correction1 = 1 - Math.Pow(_options.Beta1, step);
        var correction2 = Math.Sqrt(1 - Math.Pow(_options.Beta2, step));
        using var gradientShare = Scalar((1 - _options.Beta1) * gradientScale);
        using var squareShare = Scalar((1 - _options.Beta2) * gradientScale * gradientScale);
        using var rate = Scalar(learningRate * correction2 / correction1);
        using var epsilon = Scalar(_options.Epsilon * correction2);
        using var decaying = Scalar(1 - (learningRate * _options.WeightDecay));
        using var constant = Scalar(1);
        Parallel.ForEach(_chunks, new ParallelOptions { MaxDegreeOfParallelism = threads }, chunk => _update.Run(
            _run,
            ["weight", "mean", "square", "gradient", "gradient_share", "square_share", "rate", "epsilon", "keep"],
            [chunk.Weights, chunk.Mean, chunk.Square, chunk.Gradients[0], gradientShare, squareShare, rate, epsilon, chunk.Decays
                ? decaying : constant],
            ["new_weight", "new_mean", "new_square"],
            [chunk.Weights, chunk.Mean, chunk.Square]));
    }

    public void Dispose()
    {
        foreach (var session in _combine)
            session.Dispose();
        _update.Dispose();
        _run.Dispose();
        foreach (var chunk in _chunks)
            chunk.Dispose();
    }

    /// <summary>total = Σ gradients, square = Σ total².</summary>
    private static byte[] CombineGraph(string[] names)
    {
        var g = new Graph();
        var total = names.Select(name => g.Input(name, ElementType.F32, new(N))).ToArray().Aggregate(g.Add);
        return ModelWriter.Write(g, [g.Named(total, "total"), g.Named(g.Sum(g.Mul(total, total)), "square")]);
    }

    /// <summary>
    /// m' = β₁ m + (1 - β₁) c g, v' = β₂ v + (1 - β₂) c² g², w' = (1 - η λ) w - η m̂ / (√v̂ + ε), c the gradient's scale;
    /// with the bias corrections k₁ = 1 - β₁ᵗ and k₂ = 1 - β₂ᵗ the last is η √k₂ / k₁ · m' / (√v' + ε √k₂).
    /// The moments of a word that is rarely seen would decay below 1e-38, where arithmetic is a hundred times slower. Adding and
    /// taking away 1e-30 makes them zero before that. (ONNX Runtime's own switch for this sets the calling thread's processor
    /// flags and leaves them set, so that a caller's later arithmetic would change, and only on one of the threads.)
    /// </summary>
    private static byte[] UpdateGraph(AdamWOptions options)
    {
        var g = new Graph();
        Tensor Vector(string name) => g.Input(name, ElementType.F32, new(N));
        Tensor Number(string name) => g.Input(name, ElementType.F32, Shape.Scalar);
        var (weight, mean, square, gradient) = (Vector("weight"), Vector("mean"), Vector("square"), Vector("gradient"));
        var (gradientShare, squareShare) = (Number("gradient_share"), Number("square_share"));
        var (rate, epsilon, keep) = (Number("rate"), Number("epsilon"), Number("keep"));
        var tiny = g.Scalar(1e-30);
        Tensor Flush(Tensor moment) => g.Sub(g.Add(moment, tiny), tiny);
        var newMean = Flush(g.Add(g.Mul(mean, g.Scalar(options.Beta1)), g.Mul(gradient, gradientShare)));
        var newSquare = Flush(g.Add(g.Mul(square, g.Scalar(options.Beta2)), g.Mul(g.Mul(gradient, gradient), squareShare)));
        var move = g.Mul(g.Div(newMean, g.Add(g.Sqrt(newSquare), epsilon)), rate);
        var newWeight = g.Sub(g.Mul(weight, keep), move);
        return ModelWriter.Write(
            g, [g.Named(newWeight, "new_weight"), g.Named(newMean, "new_mean"), g.Named(newSquare, "new_square")]);
    }

    private static OrtValue Scalar(double value) => OrtValue.CreateTensorValueFromMemory(new[] { (float)value }, []);

    private sealed record Chunk(OrtValue Weights, OrtValue Mean, OrtValue Square, OrtValue[] Gradients, bool Decays) : IDisposable
    {
        public void Dispose()
        {
            foreach (var value in Gradients.Concat([Weights, Mean, Square]))
                value.Dispose();
        }
    }
}
