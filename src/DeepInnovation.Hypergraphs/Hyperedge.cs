using System.Collections.ObjectModel;

namespace DeepInnovation.Hypergraphs;

/// <summary>
/// One document as a combination of its nodes (keywords, or IPC subclasses). Two documents with the same set of nodes are
/// two hyperedges with the same content: in the model they are one hyperedge of weight two.
/// </summary>
public sealed class Hyperedge
{
    /// <summary>
    /// Makes a hyperedge; nodes are normalised by <see cref="NodeOf"/>, empty ones dropped, doubles removed. O(n log n).
    /// </summary>
    /// <param name="id">The document.</param>
    /// <param name="year">Its year.</param>
    /// <param name="nodes">Its keywords or classes, in any order.</param>
    public Hyperedge(string id, int year, IEnumerable<string> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        (Id, Year) = (id, year);
        string[] distinct = [
            .. nodes.Select(NodeOf).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Nodes = new ReadOnlyCollection<string>(distinct);
    }

    /// <summary>The document.</summary>
    public string Id { get; }

    /// <summary>Its year.</summary>
    public int Year { get; }

    /// <summary>The distinct nodes in ordinal order.</summary>
    public IReadOnlyList<string> Nodes { get; }

    /// <summary>True when there is a combination at all: two distinct nodes or more.</summary>
    public bool IsCombination => Nodes.Count >= 2;

    /// <summary>
    /// A node's identity: the text trimmed and in lower case (invariant). Nothing else is done: spellings, plurals, hyphens
    /// and Unicode forms that differ stay different nodes.
    /// </summary>
    public static string NodeOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Trim().ToLowerInvariant();
    }
}
