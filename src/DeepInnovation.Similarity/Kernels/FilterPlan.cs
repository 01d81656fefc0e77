using System.Numerics.Tensors;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// How a join is done: by bytes of whole vectors, by bytes of rotated heads, or in float32 where rounding excludes too few
/// pairs. Chosen from a sample by counting, not by the clock, so that the same data are always joined the same way; the
/// result is the same either way.
/// </summary>
/// <param name="Components">Rows of the rotation; null without one.</param>
/// <param name="Head">Components of the head; 0 for whole vectors.</param>
/// <param name="ByBytes">Whether bytes are used at all.</param>
/// <param name="Survivors">Estimated share of pairs that bytes do not exclude.</param>
internal sealed record FilterPlan(float[][]? Components, int Head, bool ByBytes, double Survivors)
{
    /// <summary>Below so many allowed pairs looking at a sample costs more than it can save.</summary>
    public const long PairsForSample = 500_000_000;

    /// <summary>Below so many allowed pairs, times dimensions squared, a rotation cannot repay what finding it costs.</summary>
    public const long PairsForRotation = 25_000;

    private const int SamplePapers = 64;
    private const int SamplePatents = 4096;

    // Costs of a pair in units of one component's product of bytes, measured on one machine with AVX-512: what
    // matters is their order of magnitude.
    private const double ScanCost = 54;
    private const double RescoreCost = 20_000;
    private const double FloatCost = 3.7;

    /// <summary>Chooses. O(sample · dimensions), and with a rotation O(dimensions³).</summary>
    /// <param name="task">The join.</param>
    /// <param name="pairsForSample">See <see cref="PairsForSample"/>.</param>
    /// <param name="pairsForRotation">See <see cref="PairsForRotation"/>.</param>
    public static FilterPlan Choose(JoinTask task, long pairsForSample = PairsForSample, long pairsForRotation = PairsForRotation)
    {
        var dimensions = task.Papers.Dimensions;
        if (task.Order.Allowed < pairsForSample)
            return new FilterPlan(null, 0, true, double.NaN);
        var sample = new PlanSample(task, SamplePapers, SamplePatents);
        var survivors = sample.Survivors(new ByteQuantizer(dimensions, null));
        var plan = new FilterPlan(null, 0, true, survivors);
        var cost = Cost(dimensions, survivors);
        if (task.Order.Allowed >= pairsForRotation * dimensions * dimensions)
        {
            var components = HeadRotation.Components(task.Papers, task.Patents, dimensions * 2 / 3);
            foreach (var head in new[]
            {
                dimensions / 6, dimensions / 4, dimensions / 3, dimensions / 2, dimensions * 2 / 3,
            }.Where(h => h >= 16))
            {
                var share = sample.Survivors(new ByteQuantizer(dimensions, HeadRotation.Of(components, head)));
                if (Cost(head, share) < cost)
                    (plan, cost) = (new FilterPlan(components, head, true, share), Cost(head, share));
            }
        }

        return cost < FloatCost * dimensions ? plan : plan with { ByBytes = false, Components = null, Head = 0 };
    }

    private static double Cost(int head, double survivors) => head + ScanCost + (survivors * RescoreCost);
}

/// <summary>Some papers and patents, evenly spread over the years, with their scores.</summary>
internal sealed class PlanSample
{
    private readonly JoinTask _task;
    private readonly int[] _papers;
    private readonly int[] _patents;
    private readonly float[] _thresholds;

    /// <summary>O(papers · patents · dimensions).</summary>
    public PlanSample(JoinTask task, int papers, int patents)
    {
        _task = task;
        _papers = Spread(task.Order.Papers, papers);
        _patents = Spread(task.Order.Patents, patents);
        _thresholds = new float[_papers.Length];
        // Of all patents k are kept, so of the sample's about this many; rounded up, which makes the sample's
        // threshold too low rather than too high.
        var kept = task.Rule.Count is { } k
            ? (int)Math.Clamp(Math.Ceiling((double)k * _patents.Length / task.Patents.Count), 1, _patents.Length) : 0;
        Parallel.For(0, _papers.Length, i =>
        {
            float[] scores = [.. _patents.Select(q => TensorPrimitives.Dot(task.Papers[_papers[i]], task.Patents[q]))];
            Array.Sort(scores);
            _thresholds[i] = Math.Max(kept == 0 ? float.NegativeInfinity : scores[^kept],
                (float)(task.Rule.Least ?? double.NegativeInfinity));
        });
    }

    /// <summary>The share of pairs that the bound of rounded vectors does not exclude.</summary>
    public double Survivors(ByteQuantizer quantizer)
    {
        var (papers, patents) = (Rounded(_task.Papers, _papers, quantizer), Rounded(_task.Patents, _patents, quantizer));
        var largest = patents.Max(p => p.Numbers.Length + p.Numbers.Error);
        var counts = new long[papers.Length];
        Parallel.For(0, papers.Length, i =>
        {
            var (paper, bytes) = papers[i];
            foreach (var (patent, other) in patents)
            {
                var product = TensorPrimitives.Dot<float>(bytes, other); // Whole numbers below 2^24: exact.
                var bound = (product * patent.Scale * paper.Scale) + (paper.Length * patent.Error) + (paper.Rest * patent.Rest)
                    + (paper.Error * largest) + quantizer.Slack;
                counts[i] += bound >= _thresholds[i] ? 1 : 0;
            }
        });
        return (double)counts.Sum() / Math.Max(1, (long)papers.Length * patents.Length);
    }

    private static (Quantized Numbers, float[] Bytes)[] Rounded(DatedVectors side, int[] rows, ByteQuantizer quantizer)
    {
        var (head, bytes) = (new float[quantizer.Head], new sbyte[quantizer.Bytes]);
        return [.. rows.Select(row => (quantizer.Run(side[row], head, bytes), Array.ConvertAll(bytes, b => (float)b)))];
    }

    private static int[] Spread(int[] rows, int count)
    {
        var taken = Math.Min(count, rows.Length);
        return [.. Enumerable.Range(0, taken).Select(i => rows[(long)i * rows.Length / taken])];
    }
}
