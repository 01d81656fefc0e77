namespace DeepInnovation.Hypergraphs.Novelty.Fitting;

/// <summary>Two nodes of a combination and how surprising they are together.</summary>
/// <param name="First">The number of the first node in the hypergraph.</param>
/// <param name="Second">The number of the second.</param>
/// <param name="Novelty">The novelty that the two alone would have, in nats.</param>
public readonly record struct NodePair(int First, int Second, double Novelty);
