using DeepInnovation.Core.Numerics;

namespace DeepInnovation.Hypergraphs.Tests.Novelty;

/// <summary>Hypergraphs whose truth is known: nodes in blocks, combinations inside one block except the planted ones.</summary>
internal static class PlantedBlocks
{
    /// <summary>
    /// Ids of planted combinations begin with <c>cross</c>: their nodes come from as many blocks as they have nodes.
    /// </summary>
    public static List<Hyperedge> Make(long seed, int years = 4, int perYear = 300, int blocks = 8, int nodesPerBlock = 12,
        double crossShare = 0.04)
    {
        var random = new SeededRandom(seed, "planted");
        var edges = new List<Hyperedge>();
        for (var year = 2000; year < 2000 + years; year++)
        {
            for (var e = 0; e < perYear; e++)
            {
                var size = 3 + random.Next(3);
                var cross = random.NextDouble() < crossShare;
                var block = random.Next(blocks);
                int[] order = [.. Enumerable.Range(0, cross ? blocks : nodesPerBlock)];
                random.Shuffle<int>(order);
                edges.Add(new Hyperedge(
                    $"{(cross ? "cross" : "within")}-{year}-{e:000}", year,
                    order.Take(size).Select(i => cross ? Node(i, random.Next(nodesPerBlock)) : Node(block, i)).ToList()));
            }
        }

        return edges;
    }

    /// <summary>Combinations of any nodes: the past says nothing about the next year.</summary>
    public static List<Hyperedge> MakeWithoutStructure(long seed, int years = 4, int perYear = 400, int nodes = 100) =>
        Make(seed, years, perYear, blocks: 1, nodesPerBlock: nodes, crossShare: 0);

    private static string Node(int block, int node) => $"block {block} node {node}";
}
