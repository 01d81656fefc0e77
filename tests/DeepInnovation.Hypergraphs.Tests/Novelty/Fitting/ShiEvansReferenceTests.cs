using System.Text.Json;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Hypergraphs.Novelty.Fitting;

namespace DeepInnovation.Hypergraphs.Tests.Novelty.Fitting;

/// <summary>The fit against numpy's, which reference/shi_evans.py made with recorded draws.</summary>
public sealed class ShiEvansReferenceTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void The_same_draws_give_numpys_theta_and_novelty(int threads)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(
            RepositoryFile.Find("tests/DeepInnovation.Hypergraphs.Tests/Novelty/Fitting/reference/shi_evans.json")));
        var root = json.RootElement;
        var options = new ShiEvansOptions
        {
            Dimensions = root.GetProperty("dimensions").GetInt32(),
            Epochs = root.GetProperty("epochs").GetInt32(),
            SubEpochs = root.GetProperty("sub_epochs").GetInt32(),
            BatchSize = root.GetProperty("batch_size").GetInt32(),
        };
        var graph = Hypergraph.Of(root.GetProperty("years").EnumerateArray().SelectMany(Hyperedges));
        var numbers = graph.Nodes.Select((name, i) => (Name: int.Parse(name[1..]), i)).ToDictionary(n => n.Name, n => n.i);
        var scores = root.GetProperty("scores").EnumerateArray().ToList();
        var compared = 0;
        YearFit? before = null;
        foreach (var (fit, expected) in Fit(graph, options, new RecordedDraws(root, numbers, options),
            threads).Zip(root.GetProperty("years").EnumerateArray()))
        {
            Assert.Equal(expected.GetProperty("year").GetInt32(), fit.Year);
            var theta = expected.GetProperty("theta").EnumerateArray()
                .Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray());
            foreach (var (node, row) in expected.GetProperty("active").EnumerateArray().Zip(theta))
            {
                for (var k = 0; k < row.Length; k++)
                    Assert.Equal(row[k] / row.Sum(), fit.Theta(numbers[node.GetInt32()], k), Tolerance);
            }

            foreach (var score in scores.Where(s => before is not null && s.GetProperty("year").GetInt32() == fit.Year))
            {
                int[] nodes = [.. score.GetProperty("nodes").EnumerateArray().Select(n => numbers[n.GetInt32()])];
                Assert.Equal(score.GetProperty("novelty").GetDouble(), before!.Novelty(nodes), Tolerance);
                compared++;
            }

            before = fit;
        }

        Assert.Equal(scores.Count, compared);
        Assert.True(compared > 20);
    }

    /// <summary>The plain reference for 0 threads, the engine for more.</summary>
    private static IEnumerable<YearFit> Fit(Hypergraph graph, ShiEvansOptions options, RecordedDraws draws, int threads) =>
        threads == 0 ? ReferenceFit.Fit(graph, options, draws)
            : FitEngine.Fit(graph, options, draws, threads).Select(f => f.Snapshot());

    private static IEnumerable<Hyperedge> Hyperedges(JsonElement year) =>
        from edge in year.GetProperty("edges").EnumerateArray()
        let nodes = edge.GetProperty("nodes").EnumerateArray().Select(n => $"n{n.GetInt32():00}").ToList()
        from copy in Enumerable.Range(0, edge.GetProperty("weight").GetInt32())
        select new Hyperedge($"{copy}", year.GetProperty("year").GetInt32(), nodes);

    private sealed class RecordedDraws(JsonElement root, Dictionary<int, int> numbers, ShiEvansOptions options) : IFitDraws
    {
        private readonly Dictionary<int, int[][]> _negatives = root.GetProperty("years").EnumerateArray().ToDictionary(
            y => y.GetProperty("year").GetInt32(),
            y => y.GetProperty("negatives").EnumerateArray()
                .Select(n => n.EnumerateArray().Select(i => numbers[i.GetInt32()]).ToArray()).ToArray());

        public void StartRow(string node, Span<double> row)
        {
            var start = root.GetProperty("start")[int.Parse(node[1..])];
            for (var k = 0; k < row.Length; k++)
                row[k] = start[k].GetDouble();
        }

        public int[] Order(YearHypergraph year) =>
            [.. root.GetProperty("years").EnumerateArray().Single(y => y.GetProperty("year").GetInt32() == year.Year)
                .GetProperty("order").EnumerateArray().Select(e => e.GetInt32())];

        public INegativeDraws Negatives(YearHypergraph year, CombinationIndex combinations, int pass, int batch) =>
            new Batch(year, _negatives[year.Year], (pass * year.Count) + (batch * options.BatchSize));

        private sealed class Batch(YearHypergraph year, int[][] negatives, int next) : INegativeDraws
        {
            public bool Next(Span<int> places)
            {
                var drawn = negatives[next++];
                Assert.Equal(places.Length, drawn.Length);
                for (var i = 0; i < places.Length; i++)
                    places[i] = year.ActiveNodes.BinarySearch(drawn[i]);
                return true;
            }
        }
    }
}
