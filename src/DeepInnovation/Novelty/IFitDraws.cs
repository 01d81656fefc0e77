using DeepInnovation.Hypergraphs;

namespace DeepInnovation.Novelty;

/// <summary>Everything random in a fit, so that a test can put recorded draws in its place.</summary>
internal interface IFitDraws
{
    /// <summary>Fills the row from which a node starts.</summary>
    void StartRow(string node, Span<double> row);

    /// <summary>The order in which a year's hyperedges are taken, the same in all its passes.</summary>
    int[] Order(YearHypergraph year);

    /// <summary>
    /// Fills <paramref name="negative"/> with distinct active nodes of the year, ascending, that are no hyperedge of it. Asked
    /// once for each positive in the order in which they are taken. False when none was found.
    /// </summary>
    bool Negative(YearHypergraph year, Span<int> negative);
}
