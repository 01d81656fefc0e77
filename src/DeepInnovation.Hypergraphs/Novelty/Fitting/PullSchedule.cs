namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// What the pull towards last year does over many batches at once. A batch of a pass with rate r multiplies a node's distance
/// from last year by 1 - r / D; a node that no batch touches between two of its own needs only the product of these factors.
/// </summary>
internal sealed class PullSchedule
{
    private readonly ShiEvansOptions _options;
    private readonly int _batches;
    private readonly double[][] _powers;
    private readonly double[] _sinceEndOf;
    private int _pass;

    /// <summary>O(passes * batches).</summary>
    public PullSchedule(ShiEvansOptions options, int batches)
    {
        (_options, _batches) = (options, batches);
        _powers = [
            .. Enumerable.Range(0, options.Passes).Select(p => Powers(1 - (options.Rate(p) / options.Discontinuity), batches))];
        _sinceEndOf = new double[options.Passes];
    }

    /// <summary>Opens a pass. O(passes).</summary>
    public void Begin(int pass)
    {
        _pass = pass;
        var product = 1.0;
        for (var before = pass - 1; before >= 0; before--)
        {
            _sinceEndOf[before] = product;
            product *= _powers[before][_batches];
        }
    }

    /// <summary>The learning rate of the open pass.</summary>
    public double Rate => _options.Rate(_pass);

    /// <summary>
    /// The product of the factors of all batches after <paramref name="last"/> and before <paramref name="now"/>, which is in the
    /// open pass; both counted over all passes. O(1).
    /// </summary>
    public double Between(int last, int now)
    {
        var (lastPass, lastBatch) = Math.DivRem(last, _batches);
        var batch = now - (_pass * _batches);
        return lastPass == _pass
            ? _powers[_pass][batch - 1 - lastBatch]
            : _powers[lastPass][_batches - 1 - lastBatch] * _sinceEndOf[lastPass] * _powers[_pass][batch];
    }

    private static double[] Powers(double factor, int count)
    {
        var powers = new double[count + 1];
        powers[0] = 1;
        for (var i = 1; i <= count; i++)
            powers[i] = powers[i - 1] * factor;
        return powers;
    }
}
