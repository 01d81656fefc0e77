namespace DeepInnovation.Hypergraphs.Novelty.Validation;

/// <summary>A way to draw documents that look like those of one year in some respects and are random in the others.</summary>
public interface INullModel
{
    /// <summary>The name that stands in tables, in lower case with hyphens. What it keeps is the null hypothesis.</summary>
    string Name { get; }

    /// <summary>
    /// One random document for each real one, in the same order, with its id, year and number of nodes. The same documents and
    /// seed give the same sample, whatever the order of the documents.
    /// </summary>
    /// <param name="hyperedges">The documents of one year.</param>
    /// <param name="seed">Another seed gives another sample.</param>
    IReadOnlyList<Hyperedge> Sample(IReadOnlyList<Hyperedge> hyperedges, long seed);
}
