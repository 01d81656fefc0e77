using System.Diagnostics;
using DeepInnovation.Runs;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>What a join will cost on this machine, from a short run of its engine.</summary>
/// <param name="PairsPerSecond">Allowed pairs that the engine joined in a second in the last, largest block.</param>
/// <param name="Papers">Papers of that block.</param>
/// <param name="Patents">Patents of that block.</param>
/// <param name="Pairs">Allowed pairs of that block.</param>
/// <param name="Seconds">Seconds that it took.</param>
public sealed record JoinForecast(double PairsPerSecond, int Papers, int Patents, long Pairs, double Seconds)
{
    private const int FirstPapers = 256;
    private const int LargestPapers = 16_384;
    private const int PatentsPerPaper = 4;

    /// <summary>
    /// Measures an engine: joins blocks of rising size, each four times the pairs of the last, until one takes about half of the time given. The blocks' rows are
    /// drawn from the vectors given; where these are too few, each further row is the sum of two of them, scaled to length 1, so that hardly a row is there twice. The
    /// time of a join depends little on what the vectors are, but an engine that skips work does depend on it: measure with vectors like those to be joined.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <param name="papers">Papers like those to be joined.</param>
    /// <param name="patents">Patents like those to be joined, of the same dimensions.</param>
    /// <param name="rule">The rule to be joined by.</param>
    /// <param name="seconds">About how long to measure.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <exception cref="InputException">A side is empty, the years allow none of its pairs, or the dimensions differ.</exception>
    public static JoinForecast Measure(
        ISimilarityJoin engine, DatedVectors papers, DatedVectors patents, JoinRule rule, double seconds = 1.5, long seed = 42, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(patents);
        ArgumentNullException.ThrowIfNull(rule);
        if (papers.Count == 0 || patents.Count == 0)
            throw new InputException("there is no pair to measure a join with: one side is empty", "Give vectors of both");
        if (AllowedPairs.Of(papers, patents).Count == 0)
            throw NoPair();
        for (var rows = FirstPapers; ; rows *= 2)
        {
            var (left, right) = (Block(papers, rows, seed), Block(patents, rows * PatentsPerPaper, seed));
            var clock = Stopwatch.StartNew();
            var pairs = engine.Join(left, right, rule, cancellation: cancellation).PairsConsidered;
            var took = Math.Max(clock.Elapsed.TotalSeconds, 1e-9);
            if (pairs > 0 && (took >= seconds / 2 || rows == LargestPapers))
                return new JoinForecast(pairs / took, left.Count, right.Count, pairs, took);
            if (rows == LargestPapers)
                throw NoPair();
        }
    }

    /// <summary>Hours for a table.</summary>
    /// <param name="papers">Its papers.</param>
    /// <param name="patents">Its patents.</param>
    /// <param name="yearShare">The share of their pairs that the year rule allows: known from the years, or assumed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the share not in [0, 1].</exception>
    public double Hours(long papers, long patents, double yearShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(papers);
        ArgumentOutOfRangeException.ThrowIfNegative(patents);
        ArgumentOutOfRangeException.ThrowIfNegative(yearShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(yearShare, 1);
        return (double)papers * patents * yearShare / PairsPerSecond / 3600;
    }

    private static InputException NoPair() => new("the years allow no pair to measure a join with", "Give patents of the papers' years or later");

    private static DatedVectors Block(DatedVectors from, int rows, long seed)
    {
        var random = new SeededRandom(seed, $"similarity/forecast/{from.Name}");
        int[] order = [.. Enumerable.Range(0, from.Count)];
        random.Shuffle<int>(order);
        var (values, years) = (new float[(long)rows * from.Dimensions], new int[rows]);
        for (var row = 0; row < rows; row++)
        {
            var first = row < order.Length ? order[row] : random.Next(order.Length);
            var into = values.AsSpan(row * from.Dimensions, from.Dimensions);
            from[first].CopyTo(into);
            years[row] = from.Years[first];
            if (row >= order.Length)
                Mix(into, from[random.Next(order.Length)]);
        }

        return new DatedVectors(from.Name, values, from.Dimensions, years);
    }

    /// <summary>Adds a vector and scales to length 1; opposite vectors leave the first as it is.</summary>
    private static void Mix(Span<float> vector, ReadOnlySpan<float> other)
    {
        var squares = 0.0;
        for (var i = 0; i < vector.Length; i++)
            squares += (double)(vector[i] + other[i]) * (vector[i] + other[i]);
        if (squares < 1e-6)
            return;
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (float)((vector[i] + other[i]) / Math.Sqrt(squares));
    }
}
