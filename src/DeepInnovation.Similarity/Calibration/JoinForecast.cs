using System.Diagnostics;
using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>
/// How fast an engine joins on this machine, measured in a second or two on random vectors, and what a larger join would take.
/// </summary>
/// <param name="PairsPerSecond">Allowed pairs a second, of the faster of two joins after one to warm up.</param>
/// <param name="Dimensions">Length of a vector.</param>
public sealed record JoinForecast(double PairsPerSecond, int Dimensions)
{
    /// <summary>
    /// The paper's numbers of papers and patents (paper, abstract), and the share of their pairs that the years allow if
    /// both are spread alike: a half.
    /// </summary>
    public static (long Papers, long Patents, double Allowed) Published { get; } = (3_511_929, 2_356_204, 0.5);

    private const int Papers = 8192;
    private const int Patents = 32768;
    private const int Joins = 2;

    /// <summary>Measures. O(268 million pairs · dimensions), three times.</summary>
    public static JoinForecast Measure(ISimilarityJoin engine, JoinRule rule, int dimensions = 384,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var (papers, patents) = (Random(Papers, dimensions, 1), Random(Patents, dimensions, 2));
        engine.Join(papers, patents, rule, cancellation: cancellation);
        var seconds = new double[Joins];
        for (var i = 0; i < Joins; i++)
        {
            var start = Stopwatch.GetTimestamp();
            engine.Join(papers, patents, rule, cancellation: cancellation);
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return new((double)Papers * Patents / seconds.Min(), dimensions);
    }

    /// <summary>Hours for a join of that size by this engine on this machine.</summary>
    /// <param name="papers">Papers.</param>
    /// <param name="patents">Patents.</param>
    /// <param name="allowed">Share of the pairs that the years allow.</param>
    public double Hours(long papers, long patents, double allowed) => papers * (double)patents * allowed / PairsPerSecond / 3600;

    private static DatedVectors Random(int rows, int dimensions, long seed)
    {
        var random = new SeededRandom(seed, "similarity/forecast");
        var values = new float[rows * dimensions];
        for (var row = 0; row < rows; row++)
        {
            var vector = values.AsSpan(row * dimensions, dimensions);
            var squares = 0.0;
            foreach (ref var value in vector)
            {
                // Near enough to normal: what matters for the time is how components and scores spread.
                value = (float)(random.NextDouble() + random.NextDouble() - 1);
                squares += value * value;
            }

            foreach (ref var value in vector)
                value /= (float)Math.Sqrt(squares);
        }

        return new DatedVectors("random", values, dimensions, new int[rows]);
    }
}
