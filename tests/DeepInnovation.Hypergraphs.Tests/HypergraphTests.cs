namespace DeepInnovation.Hypergraphs.Tests;

public sealed class HypergraphTests
{
    private static readonly Hypergraph Graph = Hypergraph.Of(
    [
        new("a", 2001, ["c", "B "]), new("b", 2000, ["a", "b"]), new("c", 2001, ["b", "C", "c"]), new("d", 2001, ["d"]),
        new("e", 2001, ["a", "b", "c"]),
    ]);

    [Fact]
    public void Nodes_are_normalised_and_years_hold_distinct_weighted_combinations()
    {
        Assert.Equal(["a", "b", "c"], Graph.Nodes); // d stands in no combination
        Assert.Equal([2000, 2001], Graph.Years.Select(y => y.Year));
        var year = Graph.Years[1];
        Assert.Equal(2, year.Count);
        Assert.Equal([0, 1, 2], year.Edge(0).ToArray());
        Assert.Equal([1, 2], year.Edge(1).ToArray());
        Assert.Equal([1, 2], year.Weights.ToArray());
        Assert.Equal([0, 1], Graph.Years[0].ActiveNodes.ToArray());
        Assert.True(year.Contains([1, 2]));
        Assert.False(year.Contains([0, 1]));
        Assert.False(year.Contains([1, 2, 3]));
    }

    [Fact]
    public void The_incidence_stands_both_ways()
    {
        Assert.Equal((3, 3, 7), (Graph.NodeCount, Graph.EdgeCount, Graph.IncidenceCount));
        Assert.Equal([2000, 2001, 2001], Graph.EdgeYears.ToArray());
        Assert.Equal([0, 1], Graph.EdgesOf(Graph.NodeNumber("a")).ToArray());
        Assert.Equal([0, 1, 2], Graph.EdgesOf(Graph.NodeNumber("b")).ToArray());
        Assert.Equal([1, 2], Graph.EdgesOf(Graph.NodeNumber("c")).ToArray());
        Assert.Equal(-1, Graph.NodeNumber("d"));
        Assert.Equal(1, Graph.Years[1].FirstEdge);
        Assert.Equal(1, Graph.Years[1].Find([1, 2]));
    }

    [Fact]
    public void A_part_of_the_years_keeps_the_numbers_of_the_nodes()
    {
        var part = Graph.Between(2001, 2005);
        Assert.Equal((3, 2, 5), (part.NodeCount, part.EdgeCount, part.IncidenceCount));
        Assert.Equal([1, 2], part.Edge(1).ToArray());
        Assert.Equal([0], part.EdgesOf(0).ToArray());
        Assert.Equal(0, Graph.Between(1990, 1999).EdgeCount);
        Assert.Equal(Graph.EdgeCount, Graph.Between(int.MinValue, int.MaxValue).EdgeCount);
    }

    [Fact]
    public void The_builder_says_which_hyperedge_each_document_became()
    {
        var builder = new HypergraphBuilder { SmallestSize = 2 };
        Assert.Equal(0, builder.Add(2001, ["y", "x"]));
        Assert.Equal(1, builder.Add(2000, ["only"]));
        Assert.Equal(2, builder.Add(2000, ["x", "z"]));
        Assert.Equal(3, builder.Add(2001, ["X", "y", "y"]));
        builder.AddNode("alone");
        var (graph, edgeOf) = builder.Build();
        Assert.Equal([1, -1, 0, 1], edgeOf);
        Assert.Equal(["alone", "x", "y", "z"], graph.Nodes); // "only" stood in a document that was left out
        Assert.Equal([1, 2], graph.Weights.ToArray());
        Assert.Empty(graph.EdgesOf(0).ToArray());
        Assert.Throws<InvalidOperationException>(() => builder.Add(2001, ["p", "q"]));
    }

    [Fact]
    public void Hyperedges_of_one_node_are_kept_where_they_are_wanted()
    {
        var builder = new HypergraphBuilder();
        builder.Add(2000, ["a"]);
        builder.Add(2000, ["a", "b"]);
        builder.Add(2000, []);
        var (graph, edgeOf) = builder.Build();
        Assert.Equal([0, 1, -1], edgeOf);
        Assert.Equal([0], graph.Edge(0).ToArray());
    }
}
