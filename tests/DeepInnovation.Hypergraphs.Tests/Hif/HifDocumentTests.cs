using System.Text.Json.Nodes;
using DeepInnovation.Core;
using DeepInnovation.Hypergraphs.Files;
using DeepInnovation.Hypergraphs.Hif;

namespace DeepInnovation.Hypergraphs.Tests.Hif;

public sealed class HifDocumentTests
{
    // Made after the HIF standard's schema: ids of both kinds, attributes, an edge without nodes, a node without edges.
    private const string Full = """
        {"network-type":"undirected","metadata":{"name":"example","nested":{"a":[1,2.50,null]}},
         "incidences":[{"edge":"paper 1","node":"AI","weight":0.5,"attrs":{"role":"main"}},{"edge":"paper 1","node":7},{"edge":2,"node":"AI"},{"edge":"paper 3","node":"AI"},{"edge":"paper 3","node":7}],
         "nodes":[{"node":"alone","attrs":{"colour":"red"}},{"node":7,"weight":1e2}],
         "edges":[{"edge":2,"weight":3,"attrs":{"year":2001}},{"edge":"paper 1","attrs":{"year":"2000","more":"kept too"}},{"edge":"paper 3","attrs":{"year":2000},"weight":2.0},{"edge":"empty","attrs":{"year":2002}}]}
        """;

    [Fact]
    public void A_file_that_is_read_and_written_is_the_same_document()
    {
        using var folder = new TemporaryFolder();
        var document = HifDocument.Read(folder.Write("a.json", Full));
        document.Write(folder["b.json"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Full), JsonNode.Parse(File.ReadAllText(folder["b.json"]))));
        Assert.Contains("2.50", File.ReadAllText(folder["b.json"]), StringComparison.Ordinal); // numbers as they were written
        HifDocument.Read(folder["b.json"]).Write(folder["c.json"]);
        Assert.Equal(File.ReadAllBytes(folder["b.json"]), File.ReadAllBytes(folder["c.json"]));
    }

    [Fact]
    public void Directed_files_go_through_but_become_no_hypergraph()
    {
        using var folder = new TemporaryFolder();
        const string text =
            """{"network-type":"directed","incidences":[{"edge":1,"node":1,"direction":"tail"},{"edge":1,"node":2,"direction":"head"}]}""";
        var document = HifDocument.Read(folder.Write("a.json", text));
        document.Write(folder["b.json"]);
        Assert.Equal(text + "\n", File.ReadAllText(folder["b.json"]));
        Assert.Contains("is directed", Assert.Throws<InputException>(() => document.ToHypergraph()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Years_weights_and_names_become_the_hypergraphs()
    {
        var graph = HifDocument.Of(JsonNode.Parse(Full)).ToHypergraph();
        Assert.Equal(["7", "AI", "alone"], graph.Nodes);
        Assert.Equal([2000, 2001, 2002], graph.EdgeYears.ToArray());
        Assert.Equal([3, 3, 1], graph.Weights.ToArray()); // papers 1 and 3 have the same nodes: 1 + 2
        Assert.Equal([0, 1], graph.Edge(0).ToArray());
        Assert.Empty(graph.Edge(2).ToArray());
    }

    [Fact]
    public void A_hypergraph_comes_back_from_its_file()
    {
        using var folder = new TemporaryFolder();
        var builder = new HypergraphBuilder { SmallestSize = 0 };
        builder.Add(1999, ["a \"quoted\" <b>", "naïve"], weight: 4);
        builder.Add(2001, ["神经网络", "a \"quoted\" <b>"]);
        builder.Add(2001, []);
        builder.AddNode("alone");
        var graph = builder.Build().Graph;
        HypergraphFiles.Write(folder["g.hif.json"], graph);
        var again = HypergraphFiles.Read(folder["g.hif.json"]);
        Assert.Equal(graph.Nodes, again.Nodes);
        Assert.Equal(graph.Weights.ToArray(), again.Weights.ToArray());
        Assert.Equal(graph.EdgeYears.ToArray(), again.EdgeYears.ToArray());
        for (var edge = 0; edge < graph.EdgeCount; edge++)
            Assert.Equal(graph.Edge(edge).ToArray(), again.Edge(edge).ToArray());
        HypergraphFiles.Write(folder["h.hif.json"], again);
        Assert.Equal(File.ReadAllBytes(folder["g.hif.json"]), File.ReadAllBytes(folder["h.hif.json"]));
    }

    [Theory]
    [InlineData("[]", "a HIF file is one JSON object")]
    [InlineData("{", "the file is no JSON")]
    [InlineData("{}", "incidences is missing")]
    [InlineData("""{"incidences":{}}""", "incidences is a list")]
    [InlineData("""{"incidences":[1]}""", "incidences[0] is an object, found \"1\"")]
    [InlineData("""{"incidences":[{"edge":1}]}""", "incidences[0].node is a text or a whole number")]
    [InlineData("""{"incidences":[{"edge":1.5,"node":1}]}""", "incidences[0].edge is a text or a whole number, found \"1.5\"")]
    [InlineData("""{"incidences":[{"edge":1,"node":1,"weight":"x"}]}""", "incidences[0].weight is a number")]
    [InlineData("""{"incidences":[{"edge":1,"node":1,"direction":"up"}]}""", "incidences[0].direction is head or tail")]
    [InlineData("""{"incidences":[],"nodes":[{"id":1}]}""", "nodes[0].node is a text or a whole number")]
    [InlineData("""{"incidences":[],"edges":[{"edge":1,"attrs":[]}]}""", "edges[0].attrs is an object")]
    [InlineData("""{"incidences":[],"network-type":"mixed"}""", "network-type is undirected, directed or asc")]
    [InlineData("""{"incidences":[],"network-type":3}""", "network-type is a text")]
    [InlineData("""{"incidences":[],"metadata":[]}""", "metadata is an object")]
    [InlineData("""{"incidences":[],"metadata":null}""", "metadata is an object, found \"null\"")]
    [InlineData("""{"incidences":[],"network-type":null}""", "network-type is undirected, directed or asc, found \"null\"")]
    [InlineData("""{"incidences":null}""", "incidences is a list, found \"null\"")]
    [InlineData("""{"incidences":[],"nodes":null}""", "nodes is a list, found \"null\"")]
    [InlineData("""{"incidences":[{"edge":null,"node":1}]}""", "incidences[0].edge is a text or a whole number, found \"null\"")]
    [InlineData("""{"incidences":[{"edge":1,"node":true}]}""", "incidences[0].node is a text or a whole number, found \"true\"")]
    [InlineData("""{"incidences":[{"edge":1,"node":1,"weight":null}]}""", "incidences[0].weight is a number, found \"null\"")]
    [InlineData("""{"incidences":[{"edge":1,"node":1,"direction":null}]}""",
        "incidences[0].direction is head or tail, found \"null\"")]
    [InlineData("""{"incidences":[{"edge":1,"node":1,"more":"x"}]}""",
        "incidences[0].more is no field of HIF, and what is more stands in attrs")]
    [InlineData("""{"incidences":[],"nodes":[{"node":1,"direction":"head"}]}""", "nodes[0].direction is no field of HIF")]
    [InlineData("""{"incidences":[],"more":"x"}""", "more is no field of HIF, and what is more stands in metadata")]
    public void A_wrong_file_is_one_clear_message(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<InputException>(() => HifDocument.Read(folder.Write("a.json", text)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("a.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"incidences":[{"edge":1,"node":1},{"edge":2,"node":1}],"edges":[{"edge":1,"attrs":{"year":2000}}]}""",
        "attrs.year of edge 2 is a whole number")]
    [InlineData("""{"incidences":[],"edges":[{"edge":1,"attrs":{"year":"soon"}}]}""",
        "attrs.year of edge 1 is a whole number, found")]
    [InlineData("""{"incidences":[],"edges":[{"edge":1,"weight":0.5}]}""", "the weight of edge 1 is a whole number from 1")]
    [InlineData("""{"incidences":[{"edge":1,"node":1},{"edge":1,"node":"1"}]}""",
        "the node 1 stands once as a text and once as a number")]
    [InlineData("""{"incidences":[],"edges":[{"edge":1,"weight":2},{"edge":1,"weight":3}]}""",
        "the edge 1 stands twice among the edges, with another year or weight")]
    public void What_a_hypergraph_cannot_hold_is_an_error_and_not_lost(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => HifDocument.Of(JsonNode.Parse(text)).ToHypergraph()).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Without_any_year_all_edges_are_of_year_0() =>
        Assert.Equal([0, 0], HifDocument.Of(JsonNode.Parse("""{"incidences":[{"edge":1,"node":1},{"edge":2,"node":2}]}"""))
            .ToHypergraph().EdgeYears.ToArray());
}
