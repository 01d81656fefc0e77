using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Samples;

/// <summary>Measures of scores in [0, 1] against labels, computed in one pass over the sorted scores.</summary>
/// <param name="AveragePrecision">Step-wise: the sum over distinct scores of precision times the gain in recall.</param>
/// <param name="Auroc">The probability that a positive scores above a negative, ties counting half.</param>
/// <param name="Accuracy">At threshold 0.5.</param>
/// <param name="BestF1">The highest F1 of any threshold.</param>
internal sealed record ScoreMeasures(double AveragePrecision, double Auroc, double Accuracy, double BestF1)
{
    private const int Resamples = 1000;

    /// <summary>
    /// The measures, and for each the 2.5 and 97.5 per cent points of 1,000 bootstrap resamples of documents. A resample without
    /// both classes is drawn again. Both must occur in <paramref name="rows"/>. O(1000 n).
    /// </summary>
    public static (ScoreMeasures Value, ScoreMeasures Low, ScoreMeasures High) Of(
        IReadOnlyList<(double Score, bool Positive)> rows, SeededRandom random)
    {
        var sorted = rows.OrderByDescending(r => r.Score).ToArray();
        var weights = new int[sorted.Length];
        Array.Fill(weights, 1);
        var value = Weighted(sorted, weights);
        var resampled = new ScoreMeasures[Resamples];
        for (var b = 0; b < Resamples; b++)
        {
            do
            {
                Array.Clear(weights);
                for (var i = 0; i < weights.Length; i++)
                    weights[random.Next(weights.Length)]++;
            }
            while (!HasBothClasses(sorted, weights));
            resampled[b] = Weighted(sorted, weights);
        }

        return (value, At(resampled, 24), At(resampled, 974));
    }

    /// <summary>The measures of rows sorted by falling score, each counted as often as its weight says.</summary>
    internal static ScoreMeasures Weighted((double Score, bool Positive)[] sorted, int[] weights)
    {
        long positives = 0, all = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            all += weights[i];
            positives += sorted[i].Positive ? weights[i] : 0;
        }

        long truePositives = 0, falsePositives = 0, right = 0;
        double precisionSum = 0, area = 0, bestF1 = 0;
        for (var i = 0; i < sorted.Length;)
        {
            long hits = 0, misses = 0;
            var score = sorted[i].Score;
            for (; i < sorted.Length && sorted[i].Score == score; i++)
            {
                hits += sorted[i].Positive ? weights[i] : 0;
                misses += sorted[i].Positive ? 0 : weights[i];
            }

            area += misses * (truePositives + hits / 2.0);
            truePositives += hits;
            falsePositives += misses;
            right += score >= 0.5 ? hits : misses;
            if (truePositives + falsePositives > 0)
                precisionSum += (double)truePositives / (truePositives + falsePositives) * hits;
            bestF1 = Math.Max(bestF1, 2.0 * truePositives / (truePositives + falsePositives + positives));
        }

        return new ScoreMeasures(
            precisionSum / positives, area / ((double)positives * (all - positives)), (double)right / all, bestF1);
    }

    private static bool HasBothClasses((double Score, bool Positive)[] rows, int[] weights)
    {
        bool positive = false, negative = false;
        for (var i = 0; i < rows.Length && !(positive && negative); i++)
        {
            positive |= weights[i] > 0 && rows[i].Positive;
            negative |= weights[i] > 0 && !rows[i].Positive;
        }

        return positive && negative;
    }

    private static ScoreMeasures At(ScoreMeasures[] resampled, int rank)
    {
        double Pick(Func<ScoreMeasures, double> measure) => resampled.Select(measure).Order().ElementAt(rank);
        return new ScoreMeasures(Pick(m => m.AveragePrecision), Pick(m => m.Auroc), Pick(m => m.Accuracy), Pick(m => m.BestF1));
    }
}
