namespace DeepInnovation.Hypergraphs.Innovation;

/// <summary>How unusual the pairs of a document's nodes are, by the z-scores of <see cref="AtypicalCombinations"/>.</summary>
/// <param name="Pairs">The pairs of its nodes: m (m - 1) / 2.</param>
/// <param name="PairsWithoutDeviation">Those whose replicas do not vary though the data differ: left out of all that follows, or
/// given a bound (<see cref="NoDeviation"/>).</param>
/// <param name="Conventionality">The median z of its pairs; null when none has one.</param>
/// <param name="Novelty">The 10th percentile of its pairs' z: low, below 0 above all, means that it has
/// combinations rarer than chance.</param>
/// <param name="LowestScore">The lowest z.</param>
/// <param name="FirstNode">The pair with the lowest z, the first by node numbers where several have it: its smaller node;
/// -1 when no pair has a z.</param>
/// <param name="SecondNode">The greater node of that pair.</param>
public readonly record struct AtypicalCombination(
    int Pairs, int PairsWithoutDeviation, double? Conventionality, double? Novelty, double? LowestScore,
    int FirstNode, int SecondNode);
