using DeepInnovation.Hypergraphs;
using DeepInnovation.Runs;

namespace DeepInnovation.Novelty;

/// <summary>
/// The draws of a fit under a seed. Each node has a stream of its own name and each year one of its own number, so a
/// document changes nothing in the years before its own.
/// </summary>
/// <param name="seed">The run's seed.</param>
/// <param name="purpose">The hypergraph's name.</param>
internal sealed class SeededDraws(long seed, string purpose) : IFitDraws
{
    private readonly RandomCombination _combination = new();
    private SeededRandom? _random;
    private int _year;

    /// <summary>
    /// A draw from Dirichlet(0.5, .., 0.5). Gamma(1/2) is half the square of a standard normal, so the row is squares of
    /// normals divided by their sum.
    /// </summary>
    public void StartRow(string node, Span<double> row)
    {
        var random = new SeededRandom(seed, $"{purpose}/theta/{node}");
        var sum = 0.0;
        for (var k = 0; k < row.Length; k++)
        {
            var normal = random.NextGaussian();
            sum += row[k] = normal * normal;
        }

        for (var k = 0; k < row.Length; k++)
            row[k] /= sum;
    }

    public int[] Order(YearHypergraph year)
    {
        int[] order = [.. Enumerable.Range(0, year.Count)];
        Stream(year).Shuffle<int>(order);
        return order;
    }

    public bool Negative(YearHypergraph year, Span<int> negative) => _combination.TryDraw(year, Stream(year), negative);

    private SeededRandom Stream(YearHypergraph year)
    {
        if (_random is null || _year != year.Year)
            (_random, _year) = (new SeededRandom(seed, FormattableString.Invariant($"{purpose}/draws/{year.Year}")), year.Year);
        return _random;
    }
}
