namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>
/// Pairs of documents counted for Kendall's tau-b (Kendall, Biometrika 33, 239, 1945). Counts of several years add up, so that
/// only documents of one year are ever compared.
/// </summary>
/// <param name="Balance">Pairs in the same order under both measures less pairs in opposite order.</param>
/// <param name="UntiedFirst">Pairs that differ in the first measure.</param>
/// <param name="UntiedSecond">Pairs that differ in the second measure.</param>
internal readonly record struct KendallPairs(long Balance, long UntiedFirst, long UntiedSecond)
{
    /// <summary>
    /// tau-b = balance / sqrt(untied in the first * untied in the second), in [-1, 1]; null when a measure is constant.
    /// </summary>
    public double? Tau =>
        UntiedFirst == 0 || UntiedSecond == 0 ? null : Balance / (Math.Sqrt(UntiedFirst) * Math.Sqrt(UntiedSecond));

    /// <summary>
    /// Counts by Knight's algorithm (JASA 61, 436, 1966): sort by the first measure, then count the exchanges of a merge sort by
    /// the second. O(n log n) for n documents, below 3 * 10^9 of them.
    /// </summary>
    /// <param name="first">One measure; no NaN.</param>
    /// <param name="second">The other measure of the same documents.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static KendallPairs Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
            throw new ArgumentException($"There are {first.Count} and {second.Count} values.", nameof(second));
        int[] order = [.. Enumerable.Range(0, first.Count).OrderBy(i => first[i]).ThenBy(i => second[i])];
        var (tiedFirst, tiedBoth, runFirst, runBoth) = (0L, 0L, 0L, 0L);
        for (var i = 1; i < order.Length; i++)
        {
            // The i-th of a run of equal values is tied with all before it in the run.
            runFirst = first[order[i]] == first[order[i - 1]] ? runFirst + 1 : 0;
            runBoth = runFirst > 0 && second[order[i]] == second[order[i - 1]] ? runBoth + 1 : 0;
            (tiedFirst, tiedBoth) = (tiedFirst + runFirst, tiedBoth + runBoth);
        }

        double[] values = [.. order.Select(i => second[i])];
        var discordant = SortCountingExchanges(values, new double[values.Length]);
        var (tiedSecond, runSecond) = (0L, 0L);
        for (var i = 1; i < values.Length; i++)
        {
            runSecond = values[i] == values[i - 1] ? runSecond + 1 : 0;
            tiedSecond += runSecond;
        }

        var all = (long)order.Length * (order.Length - 1) / 2;
        return new KendallPairs(all - tiedFirst - tiedSecond + tiedBoth - (2 * discordant), all - tiedFirst, all - tiedSecond);
    }

    /// <summary>The counts of two groups of documents that are not compared with each other.</summary>
    public static KendallPairs operator +(KendallPairs left, KendallPairs right) => Add(left, right);

    /// <summary>The counts of two groups of documents that are not compared with each other.</summary>
    public static KendallPairs Add(KendallPairs left, KendallPairs right) =>
        new(left.Balance + right.Balance, left.UntiedFirst + right.UntiedFirst, left.UntiedSecond + right.UntiedSecond);

    private static long SortCountingExchanges(Span<double> values, Span<double> space)
    {
        if (values.Length < 2)
            return 0;
        var half = values.Length / 2;
        var exchanges =
            SortCountingExchanges(values[..half], space[..half]) + SortCountingExchanges(values[half..], space[half..]);
        values.CopyTo(space);
        var (left, right) = (0, half);
        for (var i = 0; i < values.Length; i++)
        {
            if (right == values.Length || (left < half && space[left] <= space[right]))
            {
                values[i] = space[left++];
            }
            else
            {
                values[i] = space[right++];
                exchanges += half - left;
            }
        }

        return exchanges;
    }
}
