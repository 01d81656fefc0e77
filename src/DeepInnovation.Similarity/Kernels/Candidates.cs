using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Similarity.Kernels;

/// <summary>
/// The patents that may still be among those a paper keeps, judged by scores within <c>error</c> of the
/// <see cref="CanonicalScore"/>. Let a(k) be the k-th largest approximate score seen: k patents have a canonical score of at
/// least a(k) - error, so that one which is kept in the end has an approximate score of at least a(k) - 2 error, ties included;
/// under a least similarity t also at least t - error. What is below that <see cref="Threshold"/> is dropped, the rest scored
/// canonically at the end. Thus the result does not depend on the order in which candidates come, nor on how their scores were
/// approximated. Keeping up to 48 patents allocates no memory after construction.
/// </summary>
internal sealed class Candidates
{
    private const int Spare = 48;
    private const int FirstCapacity = 96;

    /// <summary>
    /// Beyond so many kept patents the k-th best is not followed candidate by candidate but found when the list is full.
    /// </summary>
    private const int LargestTracked = 128;

    private readonly int? _count;
    private readonly float _least;
    private readonly float _error;
    private readonly float[] _best;
    private readonly int _largest;
    private int[] _patents;
    private float[] _scores;
    private int _length;
    private int _exact;
    private int _seen;

    /// <summary>No candidates yet.</summary>
    /// <param name="rule">What is kept.</param>
    /// <param name="error">How far an approximate score may be from the canonical one; above 0.</param>
    public Candidates(JoinRule rule, float error)
    {
        (_count, _error) = (rule.Count, error);
        // Rounded down to a float, then down by the error: nothing that the rule keeps lies below.
        _least = rule.Least is { } least ? MathF.BitDecrement((float)Math.Max(least, -2)) - error : float.NegativeInfinity;
        _best = new float[rule.Count is { } k ? Math.Min(k, LargestTracked) : 0];
        _largest = rule.Count is { } kept
            ? (int)Math.Min(Array.MaxLength, kept + (long)Math.Max(Spare, kept / 2)) : Array.MaxLength;
        var capacity = Math.Min(_largest, FirstCapacity);
        (_patents, _scores) = (new int[capacity], new float[capacity]);
        Clear();
    }

    /// <summary>Approximate scores below it are of patents that cannot be kept.</summary>
    public float Threshold { get; private set; }

    /// <summary>Candidates at the moment.</summary>
    public int Length => _length;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        (_length, _exact, _seen, Threshold) = (0, 0, 0, _least);
    }

    /// <summary>
    /// Raises the threshold by what patents are at least: of the k largest such bounds the least. Each patent's bound may be told
    /// once, before the patent itself is taken in. Does nothing under a rule without a number.
    /// </summary>
    /// <param name="least">Lower bounds of inner products.</param>
    public void RaiseBy(ReadOnlySpan<float> least)
    {
        if (_count is null || _best.Length < _count || least.Length < _count)
            return;
        foreach (var bound in least)
            Track(bound);
        Raise(_best[^1] - (2 * _error));
        _seen = 0;
    }

    /// <summary>Takes a patent in. The caller has compared the score with <see cref="Threshold"/>.</summary>
    /// <param name="patent">Its row.</param>
    /// <param name="score">Its approximate score.</param>
    /// <param name="paper">The paper's vector, for the case that candidates must be told apart.</param>
    /// <param name="patents">The patents.</param>
    public void Add(int patent, float score, ReadOnlySpan<float> paper, DatedVectors patents)
    {
        if (_length == _patents.Length)
            MakeRoom(paper, patents);
        if (score < Threshold)
            return;
        (_patents[_length], _scores[_length]) = (patent, score);
        _length++;
        Follow(score);
    }

    /// <summary>Scores what is left canonically and keeps what the rule keeps, in its order.</summary>
    /// <returns>How many are kept: the first entries of <see cref="PatentAt"/> and <see cref="ScoreAt"/>.</returns>
    public int Finish(ReadOnlySpan<float> paper, DatedVectors patents, double? least)
    {
        DropBelowThreshold();
        ScoreCanonically(paper, patents);
        while (_length > 0 && least is { } bound && _scores[_length - 1] < bound)
            _length--;
        return _length;
    }

    /// <summary>The row of a kept patent.</summary>
    public int PatentAt(int place) => _patents[place];

    /// <summary>The canonical score of a kept patent.</summary>
    public float ScoreAt(int place) => _scores[place];

    /// <summary>Keeps the k largest approximate scores, the largest first.</summary>
    private void Follow(float score)
    {
        if (_count is null || _best.Length < _count)
            return;
        Track(score);
        if (_seen == _best.Length)
            Raise(_best[^1] - (2 * _error));
    }

    private void Track(float score)
    {
        if (_seen == _best.Length && score <= _best[^1])
            return;
        var place = Math.Min(_seen, _best.Length - 1);
        for (; place > 0 && _best[place - 1] < score; place--)
            _best[place] = _best[place - 1];
        _best[place] = score;
        _seen = Math.Min(_seen + 1, _best.Length);
    }

    private void MakeRoom(ReadOnlySpan<float> paper, DatedVectors patents)
    {
        DropBelowThreshold();
        if (_length <= _patents.Length - (Spare / 2))
            return;
        if (_patents.Length < _largest)
        {
            var capacity = (int)Math.Min(_largest, 2L * _patents.Length);
            Array.Resize(ref _patents, capacity);
            Array.Resize(ref _scores, capacity);
            return;
        }

        // Too many within the error of each other: told apart by their canonical scores.
        ScoreCanonically(paper, patents);
        if (_length == _count)
            Raise(_scores[_length - 1] - _error);
    }

    private void Raise(float threshold) => Threshold = Math.Max(Threshold, MathF.BitDecrement(threshold));

    private void DropBelowThreshold()
    {
        var kept = _exact;
        for (var i = _exact; i < _length; i++)
        {
            if (_scores[i] >= Threshold)
                (_patents[kept], _scores[kept++]) = (_patents[i], _scores[i]);
        }

        _length = kept;
    }

    /// <summary>Replaces approximate scores by canonical ones, sorts, and cuts to the k best.</summary>
    private void ScoreCanonically(ReadOnlySpan<float> paper, DatedVectors patents)
    {
        Span<float> four = stackalloc float[4];
        for (var i = _exact; i < _length; i += four.Length)
        {
            // Past the end the last one stands in for those that are missing.
            var (second, third, fourth) = (Math.Min(i + 1, _length - 1), Math.Min(i + 2, _length - 1),
                Math.Min(i + 3, _length - 1));
            CanonicalScore.Of(paper, patents[_patents[i]], patents[_patents[second]], patents[_patents[third]],
                patents[_patents[fourth]], four);
            four[..Math.Min(four.Length, _length - i)].CopyTo(_scores.AsSpan(i));
        }

        BestFirst.Sort(_patents.AsSpan(0, _length), _scores.AsSpan(0, _length), patents);
        _length = Math.Min(_length, _count ?? int.MaxValue);
        _exact = _length;
    }
}
