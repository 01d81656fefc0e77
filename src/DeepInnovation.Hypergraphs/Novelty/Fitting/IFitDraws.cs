namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>
/// Everything random in a fit, so that a test can put recorded draws in its place. Nothing here depends on theta, so draws can be
/// made ahead; all members may be called from several threads at once.
/// </summary>
internal interface IFitDraws
{
    /// <summary>Fills the row from which a node starts.</summary>
    void StartRow(string node, Span<double> row);

    /// <summary>The order in which a year's hyperedges are taken, the same in all its passes.</summary>
    int[] Order(YearHypergraph year);

    /// <summary>Opens the draws of one batch.</summary>
    /// <param name="year">The year.</param>
    /// <param name="combinations">The year's combinations.</param>
    /// <param name="pass">Passes done before in this year, from 0.</param>
    /// <param name="batch">Batches done before in this pass, from 0.</param>
    INegativeDraws Negatives(YearHypergraph year, CombinationIndex combinations, int pass, int batch);
}

/// <summary>The negatives of one batch.</summary>
internal interface INegativeDraws
{
    /// <summary>
    /// Fills <paramref name="places"/>, ascending, with places in the year's active nodes that together are no hyperedge of it.
    /// Asked once for each positive in the order in which they are taken. False when none was found.
    /// </summary>
    bool Next(Span<int> places);
}
