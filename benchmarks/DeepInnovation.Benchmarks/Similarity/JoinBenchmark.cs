using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using DeepInnovation.Core.Tables;
using DeepInnovation.Similarity;
using DeepInnovation.Similarity.Kernels;

namespace DeepInnovation.Benchmarks.Similarity;

/// <summary>
/// Times an engine of the join on vectors from disk, and the processor's peak: what benchmarks/similarity/run.sh drives.
/// </summary>
internal static class JoinBenchmark
{
    private const int PeakRounds = 20_000_000;
    private const int Sums = 12;

    /// <summary>
    /// <c>join FOLDER ENGINE K THREADS [PAIRS.npy]</c>: a line of JSON. The first join warms up and is not counted.
    /// </summary>
    public static int Run(string folder, string engine, string k, string threads, string? pairs = null)
    {
        var (papers, patents) = (Read(folder, "papers"), Read(folder, "patents"));
        var join = SimilarityEngines.Of(engine, int.Parse(threads, CultureInfo.InvariantCulture));
        var rule = JoinRule.Top(int.Parse(k, CultureInfo.InvariantCulture));
        join.Join(papers, patents, rule);
        var watch = Stopwatch.StartNew();
        var result = join.Join(papers, patents, rule);
        Print($"ours, {engine}", folder, rule.Count!.Value, threads, papers.Count, patents.Count, result.PairsConsidered,
            watch.Elapsed.TotalSeconds, result.Way);
        if (pairs is not null)
            NpyFile.Write(pairs, [.. result.Pairs.SelectMany(p => new double[] { p.Paper, p.Patent, p.Similarity })], 3);
        return 0;
    }

    /// <summary>
    /// <c>fma-peak THREADS</c>: multiply-adds of the widest registers that depend on nothing but registers. A line of JSON.
    /// </summary>
    public static int Peak(string threads)
    {
        var count = int.Parse(threads, CultureInfo.InvariantCulture);
        var seconds = Enumerable.Range(0, 7).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count }, _ => Multiply());
            return watch.Elapsed.TotalSeconds;
        }).Order().ToArray();
        var width = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count;
        // In the same unit as the rest: 384 multiply-adds are a pair.
        var pairs = (long)count * PeakRounds * Sums * width / 384;
        Print("peak", "registers", 0, threads, 0, 0, pairs, seconds[0],
            FormattableString.Invariant($"{width * 32} bits, the best of 7"));
        return 0;
    }

    private static float Multiply() => Vector512.IsHardwareAccelerated ? Multiply512() : Multiply256();

    private static float Multiply512()
    {
        var (x, y) = (Vector512.Create(1.0001f), Vector512.Create(0.5f));
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default,
            i = default, j = default, k = default, l = default;
        for (var round = 0; round < PeakRounds; round++)
        {
            (a, b, c, d) = (Vector512.FusedMultiplyAdd(x, y, a), Vector512.FusedMultiplyAdd(x, y, b),
                Vector512.FusedMultiplyAdd(x, y, c), Vector512.FusedMultiplyAdd(x, y, d));
            (e, f, g, h) = (Vector512.FusedMultiplyAdd(x, y, e), Vector512.FusedMultiplyAdd(x, y, f),
                Vector512.FusedMultiplyAdd(x, y, g), Vector512.FusedMultiplyAdd(x, y, h));
            (i, j, k, l) = (Vector512.FusedMultiplyAdd(x, y, i), Vector512.FusedMultiplyAdd(x, y, j),
                Vector512.FusedMultiplyAdd(x, y, k), Vector512.FusedMultiplyAdd(x, y, l));
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    private static float Multiply256()
    {
        var (x, y) = (Vector256.Create(1.0001f), Vector256.Create(0.5f));
        Vector256<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default,
            i = default, j = default, k = default, l = default;
        for (var round = 0; round < PeakRounds; round++)
        {
            (a, b, c, d) = (Vector256.FusedMultiplyAdd(x, y, a), Vector256.FusedMultiplyAdd(x, y, b),
                Vector256.FusedMultiplyAdd(x, y, c), Vector256.FusedMultiplyAdd(x, y, d));
            (e, f, g, h) = (Vector256.FusedMultiplyAdd(x, y, e), Vector256.FusedMultiplyAdd(x, y, f),
                Vector256.FusedMultiplyAdd(x, y, g), Vector256.FusedMultiplyAdd(x, y, h));
            (i, j, k, l) = (Vector256.FusedMultiplyAdd(x, y, i), Vector256.FusedMultiplyAdd(x, y, j),
                Vector256.FusedMultiplyAdd(x, y, k), Vector256.FusedMultiplyAdd(x, y, l));
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    private static DatedVectors Read(string folder, string name)
    {
        var vectors = NpyFile.ReadVectors(Path.Combine(folder, name + ".npy"));
        return new DatedVectors(name, vectors.Values, vectors.Columns!.Value,
            NpyFile.ReadIntegers(Path.Combine(folder, name + ".years.npy")));
    }

    private static void Print(string side, string folder, int k, string threads, int papers, int patents, long allowed,
        double seconds, string way) => Console.WriteLine(JsonSerializer.Serialize(new
        {
            side,
            data = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
            k,
            threads = int.Parse(threads, CultureInfo.InvariantCulture),
            papers,
            patents,
            allowed,
            seconds,
            peak_mb = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0,
            load = File.Exists("/proc/loadavg")
                ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : 0,
            version = $"{RuntimeInformation.FrameworkDescription}, {way}",
        }));
}
