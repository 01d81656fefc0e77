using System.Globalization;
using DeepInnovation.Runs;

namespace DeepInnovation.Similarity.Calibration;

/// <summary>
/// The pairs that the year rule allows (patent year at least the paper's), counted and sampled without listing them. They are numbered
/// by paper's row, then by patent's year, then by patent's row. O(papers + patents) memory.
/// </summary>
public sealed class AllowedPairs
{
    private readonly int[] _patents;
    private readonly int[] _firstPlace;
    private readonly long[] _before;

    /// <summary>Sorts the patents by year. O((papers + patents) log patents).</summary>
    /// <param name="paperYears">The year of each paper.</param>
    /// <param name="patentYears">The year of each patent.</param>
    public AllowedPairs(IReadOnlyList<int> paperYears, IReadOnlyList<int> patentYears)
    {
        ArgumentNullException.ThrowIfNull(paperYears);
        ArgumentNullException.ThrowIfNull(patentYears);
        _patents = [.. Enumerable.Range(0, patentYears.Count).OrderBy(row => patentYears[row])];
        int[] years = [.. _patents.Select(row => patentYears[row])];
        _firstPlace = new int[paperYears.Count];
        _before = new long[paperYears.Count + 1];
        for (var paper = 0; paper < paperYears.Count; paper++)
        {
            _firstPlace[paper] = FirstAtLeast(years, paperYears[paper]);
            _before[paper + 1] = _before[paper] + CandidatesOf(paper);
        }
    }

    /// <summary>The pairs of two sides.</summary>
    public static AllowedPairs Of(DatedVectors papers, DatedVectors patents)
    {
        ArgumentNullException.ThrowIfNull(papers);
        ArgumentNullException.ThrowIfNull(patents);
        return new AllowedPairs(papers.Years, patents.Years);
    }

    /// <summary>How many pairs the rule allows.</summary>
    public long Count => _before[^1];

    /// <summary>Their share of all pairs; 0 when there are none.</summary>
    public double Share => _firstPlace.Length == 0 || _patents.Length == 0 ? 0 : Count / ((double)_firstPlace.Length * _patents.Length);

    /// <summary>How many patents a paper may be paired with.</summary>
    public int CandidatesOf(int paper) => _patents.Length - _firstPlace[paper];

    /// <summary>The rows of the patents that a paper may be paired with, by year, then row.</summary>
    public ReadOnlySpan<int> PatentsOf(int paper) => _patents.AsSpan(_firstPlace[paper]);

    /// <summary>
    /// Draws different pairs, each set of that size equally likely (Floyd's method; Bentley and Floyd, 1987), in the order of their
    /// numbers. All of them where there are not more. O(count log papers).
    /// </summary>
    /// <param name="count">How many pairs.</param>
    /// <param name="seed">The seed; the same seed gives the same pairs.</param>
    /// <exception cref="InputException">The number is below 1.</exception>
    public IReadOnlyList<(int Paper, int Patent)> Sample(int count, long seed)
    {
        if (count < 1)
            throw new InputException("the number of random pairs is below 1", null, null, value: count.ToString(CultureInfo.InvariantCulture), mend: "Give 1 or more");
        var random = new SeededRandom(seed, "similarity/random-pairs");
        var drawn = new HashSet<long>();
        for (var last = Math.Max(0, Count - count); last < Count; last++)
        {
            if (!drawn.Add(Below(random, last + 1)))
                drawn.Add(last);
        }

        return [.. drawn.Order().Select(Pair)];
    }

    private (int Paper, int Patent) Pair(long number)
    {
        // The last paper with at most `number` pairs before it: those without candidates repeat the number and are passed over.
        var (low, high) = (0, _firstPlace.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _before[middle] <= number ? (middle, high) : (low, middle - 1);
        }

        return (low, _patents[_firstPlace[low] + (int)(number - _before[low])]);
    }

    private static int FirstAtLeast(int[] years, int year)
    {
        var (low, high) = (0, years.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = years[middle] < year ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Uniform below a bound of up to 2^63, without bias: a product's low half that falls short is drawn again (Lemire, 2019).</summary>
    private static long Below(SeededRandom random, long bound)
    {
        var range = (ulong)bound;
        var shortfall = (0UL - range) % range;
        ulong high, low;
        do
            high = Math.BigMul(random.NextUInt64(), range, out low);
        while (low < shortfall);
        return (long)high;
    }
}
