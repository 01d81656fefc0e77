namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>
/// Delayed recognition (Ke, Ferrara, Radicchi and Flammini, PNAS 2015). c_t is the number of citations in the t-th year after
/// publication (t = 0: the year itself), t_m the first year with the most of them.
/// </summary>
/// <param name="Coefficient">
/// B, the sum over t from 0 to t_m of ((c_tm - c_0) / t_m * t + c_0 - c_t) / max(1, c_t): how far, relative to what
/// came, the citations stay below the straight line from the first year to the peak. 0 for a peak in the first year;
/// negative for a curve above the line.
/// </param>
/// <param name="AwakeningYear">
/// t_a: the first t up to t_m at which the point (t, c_t) is farthest from that line, in years after publication.
/// </param>
/// <param name="PeakYear">t_m, in years after publication.</param>
/// <param name="PeakCitations">c_tm.</param>
public readonly record struct SleepingBeauty(double Coefficient, int AwakeningYear, int PeakYear, int PeakCitations)
{
    /// <summary>The coefficient of a document with these citations a year; null when nothing ever cited it. O(years).</summary>
    /// <param name="citations">c_0, c_1, ... to the last year of the data.</param>
    public static SleepingBeauty? Of(ReadOnlySpan<int> citations)
    {
        var peak = 0;
        for (var t = 1; t < citations.Length; t++)
        {
            if (citations[t] > citations[peak])
                peak = t;
        }

        if (citations.IsEmpty || citations[peak] == 0)
            return null;
        if (peak == 0)
            return new SleepingBeauty(0, 0, 0, citations[0]);
        var (sum, awakening, farthest) = (0.0, 0, 0L);
        for (var t = 0; t <= peak; t++)
        {
            // The distance from the line is |rise * t + t_m (c_0 - c_t)| over a length that is the same for all
            // t, so whole numbers compare it.
            var gap = ((long)(citations[peak] - citations[0]) * t) + ((long)peak * (citations[0] - citations[t]));
            sum += (double)gap / peak / Math.Max(1, citations[t]);
            if (Math.Abs(gap) > farthest)
                (farthest, awakening) = (Math.Abs(gap), t);
        }

        return new SleepingBeauty(sum, awakening, peak, citations[peak]);
    }

    /// <summary>The coefficients of all documents, by number. O(citations + cited documents times years).</summary>
    public static SleepingBeauty?[] OfAll(CitationGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var result = new SleepingBeauty?[graph.DocumentCount];
        int[] counts = [];
        for (var document = 0; document < result.Length; document++)
        {
            var citations = graph.Citations(document);
            if (citations.IsEmpty)
                continue;
            var length = checked(graph.Years[citations[^1]] - graph.Years[document] + 1);
            if (counts.Length < length)
                counts = new int[length];
            var own = counts.AsSpan(0, length); // years after the last citation hold no peak
            own.Clear();
            foreach (var citing in citations)
                own[graph.Years[citing] - graph.Years[document]]++;
            result[document] = Of(own);
        }

        return result;
    }
}
