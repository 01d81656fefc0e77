using CsCheck;
using DeepInnovation.Hypergraphs.Novelty.Validation;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Validation;

public sealed class NullModelTests
{
    private static readonly INullModel[] Models = [new SlotShuffle(), new RandomSameSize()];

    private static readonly Gen<List<Hyperedge>> Years = Gen.Int[0, 6].List[1, 8].List[0, 12].Select(
        documents => documents.Select((nodes, i) => new Hyperedge($"d{i:00}", 2000, nodes.Select(n => $"n{n}"))).ToList());

    [Fact]
    public void Samples_keep_ids_years_sizes_and_the_degrees_that_they_promise() => Gen.Select(Years, Gen.Long).Sample(
        (year, seed) =>
        {
            foreach (var model in Models)
            {
                var sample = model.Sample(year, seed);
                Assert.Equal(year.Select(h => (h.Id, h.Year, h.Nodes.Count)), sample.Select(h => (h.Id, h.Year, h.Nodes.Count)));
                Assert.Subset(Degrees(year).Keys.ToHashSet(), Degrees(sample).Keys.ToHashSet());
            }

            Assert.Equal(Degrees(year), Degrees(new SlotShuffle().Sample(year, seed)));
        }, seed: "000000000000", iter: 1000);

    [Fact]
    public void The_order_of_the_documents_leaves_no_trace_and_the_seed_decides()
    {
        var year = PlantedBlocks.Make(1, years: 1, perYear: 50);
        foreach (var model in Models)
        {
            var sample = model.Sample(year, 7).Select(Text).ToList();
            Assert.Equal(sample, model.Sample([.. year.AsEnumerable().Reverse()], 7).Reverse().Select(Text));
            Assert.NotEqual(sample, model.Sample(year, 8).Select(Text));
            Assert.NotEqual(sample, year.Select(Text));
        }
    }

    [Fact]
    public void A_node_in_every_document_stays_in_every_document()
    {
        Hyperedge[] year = [.. Enumerable.Range(0, 60).Select(i => new Hyperedge($"d{i}", 2000, ["hub", $"a{i}", $"b{i % 7}"]))];
        Assert.All(new SlotShuffle().Sample(year, 3), h => Assert.Contains("hub", h.Nodes));
    }

    [Fact]
    public void Where_the_degrees_allow_one_hypergraph_only_it_comes_out()
    {
        // Degrees a 3, b 2, c 1 and sizes 1, 2, 3: nested sets are the only ones.
        Hyperedge[] year = [new("x", 2000, ["a"]), new("y", 2000, ["a", "b"]), new("z", 2000, ["a", "b", "c"])];
        for (var seed = 0; seed < 50; seed++)
            Assert.Equal(year.Select(Text), new SlotShuffle().Sample(year, seed).Select(Text));
    }

    [Fact]
    public void All_arrangements_of_four_nodes_in_two_pairs_are_equally_likely()
    {
        Hyperedge[] year = [new("x", 2000, ["a", "b"]), new("y", 2000, ["c", "d"])];
        foreach (var model in Models)
        {
            var counts = Enumerable.Range(0, 6000).Select(seed => Text(model.Sample(year, seed)[0])).CountBy(t => t).ToList();
            Assert.Equal(6, counts.Count);
            Assert.All(counts, c => Assert.InRange(c.Value, 1000 - 150, 1000 + 150)); // deviation 29
        }
    }

    [Fact]
    public void No_documents_and_a_document_without_nodes_are_no_trouble()
    {
        foreach (var model in Models)
        {
            Assert.Empty(model.Sample([], 1));
            Assert.Empty(model.Sample([new("a", 2000, [])], 1)[0].Nodes);
        }
    }

    private static SortedDictionary<string, int> Degrees(IEnumerable<Hyperedge> year) =>
        new(year.SelectMany(h => h.Nodes).CountBy(n => n).ToDictionary(p => p.Key, p => p.Value), StringComparer.Ordinal);

    private static string Text(Hyperedge h) => $"{h.Id}:{string.Join(',', h.Nodes)}";
}
