using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// The draws of a fit under a seed. Each node has a stream of its own name, each year's order one of its own number and each
/// batch one of its own place, so a document changes nothing in the years before its own and batches can be drawn in any order.
/// </summary>
/// <param name="seed">The run's seed.</param>
/// <param name="purpose">The hypergraph's name.</param>
internal sealed class SeededDraws(long seed, string purpose) : IFitDraws
{
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
        new SeededRandom(seed, FormattableString.Invariant($"{purpose}/order/{year.Year}")).Shuffle<int>(order);
        return order;
    }

    public INegativeDraws Negatives(YearHypergraph year, CombinationIndex combinations, int pass, int batch) =>
        new BatchDraws(combinations,
            new SeededRandom(seed, FormattableString.Invariant($"{purpose}/negatives/{year.Year}/{pass}/{batch}")));

    private sealed class BatchDraws(CombinationIndex combinations, SeededRandom random) : INegativeDraws
    {
        public bool Next(Span<int> places) => RandomCombination.TryDraw(combinations, random, places);
    }
}
