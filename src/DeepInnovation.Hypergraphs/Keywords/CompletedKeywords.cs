using DeepInnovation.Core.Documents;

namespace DeepInnovation.Hypergraphs.Keywords;

/// <summary>A corpus in which documents without keywords got them from their texts.</summary>
/// <param name="Documents">All documents in the order given.</param>
/// <param name="Given">How many came with keywords, which were left as they are.</param>
/// <param name="Extracted">How many got extracted ones.</param>
/// <param name="Without">How many still have none.</param>
public sealed record CompletedKeywords(IReadOnlyList<Document> Documents, int Given, int Extracted, int Without);
