namespace DeepInnovation.Similarity.Kernels;

/// <summary>The papers that one thread has in hand, with their candidates. Used again for block after block.</summary>
internal sealed class PaperBlock
{
    private readonly DatedVectors _papers;
    private readonly DatedVectors _patents;
    private readonly YearOrder _order;
    private readonly JoinRule _rule;
    private readonly Candidates[] _candidates;
    private int _first;

    /// <summary>Room for so many papers.</summary>
    public PaperBlock(DatedVectors papers, DatedVectors patents, YearOrder order, JoinRule rule, int size)
    {
        (_papers, _patents, _order, _rule) = (papers, patents, order, rule);
        var error = DotError.Bound(Math.Max(papers.Dimensions, patents.Dimensions));
        _candidates = [.. Enumerable.Range(0, size).Select(_ => new Candidates(rule, error))];
    }

    public int Count { get; private set; }

    /// <summary>Takes the papers at these places of the order.</summary>
    public void Begin(int first, int count)
    {
        (_first, Count) = (first, count);
        for (var i = 0; i < count; i++)
            _candidates[i].Clear();
    }

    /// <summary>How many of the first patents of the order the paper's year allows.</summary>
    public int LimitOf(int index) => _order.Limits[_first + index];

    public int RowOf(int index) => _order.Papers[_first + index];

    public ReadOnlySpan<float> VectorOf(int index) => _papers[RowOf(index)];

    /// <summary>What an approximate score must reach.</summary>
    public float ThresholdOf(int index) => _candidates[index].Threshold;

    /// <summary>Takes in the patent at a place of the order with its approximate score.</summary>
    public void Add(int index, int patentPlace, float score) =>
        _candidates[index].Add(_order.Patents[patentPlace], score, VectorOf(index), _patents);

    /// <summary>
    /// Tells a paper what patents that were not yet taken in are at least; see <see cref="Candidates.RaiseBy"/>.
    /// </summary>
    public void RaiseBy(int index, ReadOnlySpan<float> least) => _candidates[index].RaiseBy(least);

    /// <summary>Moves what is kept to the result, a list a paper by row.</summary>
    public void Finish(JoinedPair[][] kept)
    {
        for (var index = 0; index < Count; index++)
        {
            var (row, candidates) = (RowOf(index), _candidates[index]);
            var pairs = new JoinedPair[candidates.Finish(VectorOf(index), _patents, _rule.Least)];
            for (var place = 0; place < pairs.Length; place++)
                pairs[place] = new JoinedPair(row, candidates.PatentAt(place), candidates.ScoreAt(place), place + 1);
            kept[row] = pairs;
        }
    }
}
