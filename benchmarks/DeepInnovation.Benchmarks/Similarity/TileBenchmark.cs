using BenchmarkDotNet.Attributes;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Benchmarks.Similarity;

/// <summary>
/// A block of 512 papers against 2,048 patents, again and again by one worker: what it allocates must be nothing.
/// </summary>
[MemoryDiagnoser]
public class TileBenchmark : IDisposable
{
    private const int Papers = 512;
    private const int Patents = 2048;
    private const int Dimensions = 384;

    private IBlockEngine? _engine;
    private IBlockWorker? _worker;

    /// <summary>The engine.</summary>
    [Params("bytes", "float32")]
    public string Engine { get; set; } = "";

    /// <summary>Makes vectors and packs the patents.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var (papers, patents) = (Vectors(Papers, 1), Vectors(Patents, 2));
        var task = new JoinTask(papers, patents, JoinRule.Top(10), new YearOrder(papers, patents));
        if (Engine == "float32")
        {
            _engine = new PackedEngine(MicroKernel.Best, task, Papers,
                new PackedPatents(patents, task.Order.Patents, MicroKernel.Best.Columns, CancellationToken.None));
        }
        else
        {
            var quantizer = new ByteQuantizer(Dimensions, null);
            var product = new MatMulIntegerProduct(quantizer.Bytes);
            _engine = new QuantizedEngine(task, Papers, quantizer, product,
                new ByteTiles(patents, task.Order.Patents, quantizer, product, 1, CancellationToken.None));
        }

        _worker = _engine.NewWorker();
    }

    /// <summary>All tiles of the block.</summary>
    [Benchmark]
    public void Block()
    {
        _worker!.Papers.Begin(0, Papers);
        _worker.Run(CancellationToken.None);
    }

    /// <summary>Frees native memory.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _worker?.Dispose();
        _engine?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static DatedVectors Vectors(int rows, long seed)
    {
        var random = new SeededRandom(seed, "tiles");
        var values = new float[rows * Dimensions];
        for (var row = 0; row < rows; row++)
        {
            double[] vector = [.. Enumerable.Range(0, Dimensions).Select(_ => random.NextGaussian())];
            var length = Math.Sqrt(vector.Sum(v => v * v));
            for (var i = 0; i < Dimensions; i++)
                values[(row * Dimensions) + i] = (float)(vector[i] / length);
        }

        return new("vectors", values, Dimensions, [.. Enumerable.Range(0, rows).Select(_ => 2000)]);
    }
}
