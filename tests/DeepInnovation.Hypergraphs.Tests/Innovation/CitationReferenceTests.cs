using System.Text.Json;
using DeepInnovation.Hypergraphs.Innovation;

namespace DeepInnovation.Hypergraphs.Tests.Innovation;

/// <summary>All citation measures against an independent script (networkx and numpy), <c>reference/citations.py</c>.</summary>
public sealed class CitationReferenceTests
{
    [Fact]
    public void All_measures_equal_the_reference_to_nine_digits()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Innovation", "reference", "citations.json");
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var documents = json.RootElement.GetProperty("documents").EnumerateArray().ToList();
        var builder = new CitationGraphBuilder(
            documents.Select(d => (d.GetProperty("id").GetString()!, d.GetProperty("year").GetInt32())));
        foreach (var pair in json.RootElement.GetProperty("citations").EnumerateArray())
            builder.Add(pair[0].GetString()!, pair[1].GetString()!);
        var graph = builder.Build();
        Assert.Equal((150, 900), (graph.DocumentCount, graph.CitationCount));
        var pageRank = CitationPageRank.Of(graph);
        var rescaled = RescaledScore.Of(pageRank, json.RootElement.GetProperty("window").GetInt32());
        var (di, cd, sleeping) = (DisruptionIndex.OfAll(graph), DisruptionIndex.OfAll(graph, 5), SleepingBeauty.OfAll(graph));
        for (var i = 0; i < documents.Count; i++)
        {
            Assert.Equal(documents[i].GetProperty("id").GetString(), graph.Ids[i]);
            Assert.Equal(documents[i].GetProperty("pagerank").GetDouble(), pageRank[i], 1e-11);
            Assert.Equal(documents[i].GetProperty("rescaled").GetDouble(), rescaled[i], 1e-9);
            AssertDisruption(documents[i].GetProperty("di"), di[i]);
            AssertDisruption(documents[i].GetProperty("cd5"), cd[i]);
            AssertSleeping(documents[i].GetProperty("sleeping"), sleeping[i]);
        }
    }

    private static void AssertDisruption(JsonElement expected, Disruption found)
    {
        Assert.Equal((expected[0].GetInt32(), expected[1].GetInt32(), expected[2].GetInt32()),
            (found.OnlyFocal, found.Both, found.OnlyReferences));
        Assert.Equal(expected[3].ValueKind == JsonValueKind.Null, found.Value is null);
        if (found.Value is { } value)
            Assert.Equal(expected[3].GetDouble(), value, 1e-12);
    }

    private static void AssertSleeping(JsonElement expected, SleepingBeauty? found)
    {
        Assert.Equal(expected.ValueKind == JsonValueKind.Null, found is null);
        if (found is not { } sleeping)
            return;
        Assert.Equal(expected[0].GetDouble(), sleeping.Coefficient, 1e-9);
        Assert.Equal((expected[1].GetInt32(), expected[2].GetInt32(), expected[3].GetInt32()),
            (sleeping.AwakeningYear, sleeping.PeakYear, sleeping.PeakCitations));
    }
}
