using System.Runtime.InteropServices;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;
using DeepInnovation.Hypergraphs;

namespace DeepInnovation.Benchmarks.Novelty;

/// <summary>
/// Hyperedges like those of a corpus of keywords: 2 to 8 nodes, 5 on average, each from one of 200 fields nine times of ten, the
/// popularity of the nodes of a field falling as 1/rank. Documents grow by 8 % a year.
/// </summary>
internal static class SyntheticHyperedges
{
    private const int Fields = 200;

    public static IEnumerable<(int Year, int[] Nodes)> Make(int documents, int years, int nodes, long seed)
    {
        var random = new SeededRandom(seed, "synthetic hyperedges");
        var perField = nodes / Fields;
        var made = 0;
        var all = Enumerable.Range(0, years).Sum(y => Math.Pow(1.08, y));
        var sum = 0.0;
        for (var year = 0; year < years; year++)
        {
            sum += Math.Pow(1.08, year);
            var end = (int)Math.Round(documents * sum / all);
            for (; made < end; made++)
            {
                var chosen = new int[2 + random.Next(7)];
                var field = random.Next(Fields);
                for (var i = 0; i < chosen.Length; i++)
                {
                    var from = random.NextDouble() < 0.9 ? field : random.Next(Fields);
                    var rank = (int)Math.Pow(perField, random.NextDouble()) - 1; // density 1/rank
                    chosen[i] = (from * perField) + rank;
                }

                yield return (1961 + year, chosen);
            }
        }
    }

    /// <summary>Writes one year of distinct hyperedges as little-endian 32-bit integers for both sides.</summary>
    public static void WriteBinary(string folder, int hyperedges, int nodes, long seed)
    {
        var year = Graph(Make(hyperedges * 2, 1, nodes, seed)).Years[0];
        if (year.Count < hyperedges)
            throw new InvalidOperationException($"only {year.Count} of the combinations are distinct");
        var (starts, flat) = (new List<int> { 0 }, new List<int>());
        for (var edge = 0; edge < hyperedges; edge++)
        {
            flat.AddRange(year.Edge((int)((long)edge * year.Count / hyperedges)));
            starts.Add(flat.Count);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "starts.i32"),
            MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(starts)).ToArray());
        File.WriteAllBytes(Path.Combine(folder, "nodes.i32"), MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(flat)).ToArray());
    }

    /// <summary>Writes documents as the command reads them: id, year, nodes.</summary>
    public static void WriteCsv(string path, int documents, int years, int nodes, long seed) => CsvFile.Write(
        path, ["id", "year", "nodes"],
        Make(documents, years, nodes, seed).Select((d, i) =>
            (IReadOnlyList<string?>)[$"d{i}", $"{d.Year}", $"[{string.Join(", ", d.Nodes.Select(n => $"\"keyword {n}\""))}]"]));

    public static Hypergraph ReadBinary(string folder)
    {
        var starts = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(Path.Combine(folder, "starts.i32"))).ToArray();
        var nodes = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(Path.Combine(folder, "nodes.i32"))).ToArray();
        return Graph(Enumerable.Range(0, starts.Length - 1).Select(e => (2000, nodes[starts[e]..starts[e + 1]])));
    }

    private static Hypergraph Graph(IEnumerable<(int Year, int[] Nodes)> documents)
    {
        var builder = new HypergraphBuilder { SmallestSize = 2 };
        foreach (var (year, nodes) in documents)
            builder.Add(year, nodes.Select(n => $"{n:D8}"));
        return builder.Build().Graph;
    }
}
