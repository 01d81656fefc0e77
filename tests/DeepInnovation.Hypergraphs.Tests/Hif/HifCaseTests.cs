using System.Text.Json.Nodes;
using DeepInnovation.Core;
using DeepInnovation.Hypergraphs.Files;
using DeepInnovation.Hypergraphs.Hif;

namespace DeepInnovation.Hypergraphs.Tests.Hif;

/// <summary>
/// Small files that came out wrong: what HIF's schema allows is read and kept, what it forbids is refused by entry and field.
/// </summary>
public sealed class HifCaseTests
{
    [Theory]
    [InlineData("dupkey.json",
        ", line 1: the file is no JSON: the key \"incidences\" stands twice in one object (at character 43, in incidences)")]
    [InlineData("surrogate.json",
        ", line 1: the file is no JSON: half of a surrogate pair is no character (at character 37, in incidences[0].node)")]
    [InlineData("nan.json", ", line 3: the file is no JSON: NaN is no value in JSON (at character 55, in edges[0].attrs.impact)")]
    [InlineData("nulls.json", ": network-type is undirected, directed or asc, found \"null\"")]
    [InlineData("nullweight.json", ": incidences[0].weight is a number, found \"null\"")]
    [InlineData("weight05.json",
        ": the weight of edge a is a whole number from 1: how many documents it stands for, found \"0.5\"")]
    [InlineData("weightoverflow.json", ": the weight of edge b brings all weights above 2147483647 documents, "
        + "more than a hypergraph here can hold, found \"2147483647\"")]
    public void What_cannot_be_read_is_one_line_with_file_entry_and_field(string name, string message)
    {
        var error = Assert.Throws<InputException>(() => HypergraphFiles.Read(PathOf(name)));
        Assert.StartsWith(PathOf(name) + message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("asc.json", "a b c", 1)]
    [InlineData("bigint.json", "12345678901234567890", 1)]
    [InlineData("float1.json", "1", 1)]
    [InlineData("isolated-node.json", "a b c lonely", 2)]
    [InlineData("single_incidence.json", "42", 1)]
    [InlineData("w3.json", "x y", 1)]
    [InlineData("ids.json", "alone gene graph", 3)] // W10 and W12 are the same set in one year; W13 has no nodes
    [InlineData("xgi.json", "1 2 3 4 9", 3)]
    public void What_the_schema_allows_is_read(string name, string nodes, int edges)
    {
        var graph = HypergraphFiles.Read(PathOf(name));
        Assert.Equal(nodes, string.Join(' ', graph.Nodes));
        Assert.Equal(edges, graph.EdgeCount);
    }

    [Theory]
    [InlineData("asc.json")]
    [InlineData("bigint.json")]
    [InlineData("float1.json")]
    [InlineData("ids.json")]
    [InlineData("isolated-node.json")]
    [InlineData("single_incidence.json")]
    [InlineData("w3.json")]
    [InlineData("weight05.json")]
    [InlineData("weightoverflow.json")]
    [InlineData("xgi.json")]
    public void A_document_keeps_ids_attributes_metadata_and_weights(string name)
    {
        using var folder = new TemporaryFolder();
        HifDocument.Read(PathOf(name)).Write(folder["b.json"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(PathOf(name))),
            JsonNode.Parse(File.ReadAllText(folder["b.json"]))));
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("-0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("7.0", "7")]
    [InlineData("1200e-2", "12")]
    [InlineData("1.5e1", "15")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("1e30", "1000000000000000000000000000000")]
    [InlineData("0e999999999", null)]
    [InlineData("1e99999999999999999999", null)]
    [InlineData("1.5", null)]
    [InlineData("15e-2", null)]
    public void Numbers_are_ids_where_they_are_whole_however_they_are_written(string number, string? text)
    {
        var json = JsonNode.Parse($$"""{"incidences":[{"edge":"e","node":{{number}}}]}""");
        if (text is null)
            Assert.Contains($"incidences[0].node is a text or a whole number, found \"{number}\"",
                Assert.Throws<InputException>(() => HifDocument.Of(json)).Message, StringComparison.Ordinal);
        else
            Assert.Equal([text], HifDocument.Of(json).ToHypergraph().Nodes);
    }

    [Fact]
    public void Converted_documents_keep_ids_names_and_multiplicity()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal((4, 2), Counts(HypergraphConversion.Run(PathOf("docs.csv"), folder["docs.json"])));
        var json = JsonNode.Parse(File.ReadAllText(folder["docs.json"]))!;
        Assert.Equal(["W10 2019", "W11 2020", "W12 2019", "W13 2020"],
            json["edges"]!.AsArray().Select(e => $"{e!["edge"]} {e["attrs"]!["year"]}"));
        Assert.Equal(["W10 graph", "W10 gene", "W11 gene", "W12 gene", "W12 graph"],
            json["incidences"]!.AsArray().Select(e => $"{e!["edge"]} {e["node"]}"));
        Assert.Empty(HypergraphConversion.Run(folder["docs.json"], folder["again.csv"]).LeftOut);
        Assert.Equal("id,year,nodes\nW10,2019,\"[\"\"graph\"\",\"\"gene\"\"]\"\n"
            + "W11,2020,\"[\"\"gene\"\"]\"\nW12,2019,\"[\"\"gene\"\",\"\"graph\"\"]\"\nW13,2020,[]\n",
            File.ReadAllText(folder["again.csv"]).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_a_CSV_has_no_place_for_is_named()
    {
        using var folder = new TemporaryFolder();
        var done = HypergraphConversion.Run(PathOf("ids.json"), folder["ids.csv"]);
        Assert.Equal((4, 3), Counts(done));
        Assert.Equal(
            ["1 nodes in no edge", "the metadata", "the attributes of 2 nodes", "the attributes of 1 edges"], done.LeftOut);
        Assert.Equal(["id,year,nodes", "W10,2019,\"[\"\"graph\"\",\"\"gene\"\"]\"", "W11,2020,\"[\"\"gene\"\"]\"",
            "W12,2019,\"[\"\"gene\"\",\"\"graph\"\"]\"", "W13,2020,[]"], File.ReadAllLines(folder["ids.csv"]));
        HypergraphConversion.Run(PathOf("ids.json"), folder["ids.json"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(PathOf("ids.json"))),
            JsonNode.Parse(File.ReadAllText(folder["ids.json"]))));
    }

    [Fact]
    public void Rows_of_one_id_are_refused_for_HIF()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.Write("a.csv", "id,year,nodes\n1,2000,[]\n1,2001,[]\n");
        Assert.Contains("two rows have one id", Assert.Throws<InputException>(
            () => HypergraphConversion.Run(csv, folder["a.json"])).Message, StringComparison.Ordinal);
    }

    private static (long, long) Counts(HypergraphConversion done) => (done.Edges, done.Nodes);

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Hif", "cases", name);
}
