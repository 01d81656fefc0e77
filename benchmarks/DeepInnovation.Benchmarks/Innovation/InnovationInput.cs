using System.Globalization;
using DeepInnovation.Core.Numerics;
using DeepInnovation.Core.Tables;

namespace DeepInnovation.Benchmarks.Innovation;

/// <summary>
/// Writes the inputs of <c>deepinnovation innovation</c> at any size: documents over sixty years whose number grows, five
/// keywords each from a skewed vocabulary, and citations of which a half copy the target of an earlier citation, so that few
/// documents have many. The same numbers give the same bytes.
/// </summary>
internal static class InnovationInput
{
    private const int Keywords = 5;
    private const int Vocabulary = 50_000;

    /// <summary>
    /// Writes documents, citations and hyperedges (.parquet) into a folder: <c>innovation FOLDER DOCUMENTS CITATIONS SEED</c>.
    /// </summary>
    public static int Run(string folder, string documents, string citations, string seed)
    {
        var (count, links) = (int.Parse(documents, CultureInfo.InvariantCulture),
            int.Parse(citations, CultureInfo.InvariantCulture));
        var number = long.Parse(seed, CultureInfo.InvariantCulture);
        ParquetTable.Write(Path.Combine(folder, "documents.parquet"),
            Enumerable.Range(0, count).Select(d => new DatedId { Id = IdOf(d), Year = YearOf(d, count) }));
        ParquetTable.Write(Path.Combine(folder, "hyperedges.parquet"), Hyperedges(count, new SeededRandom(number, "hyperedges")));
        ParquetTable.Write(Path.Combine(folder, "citations.parquet"),
            Citations(count, links, new SeededRandom(number, "citations")));
        return 0;
    }

    private static IEnumerable<Combination> Hyperedges(int count, SeededRandom random)
    {
        for (var document = 0; document < count; document++)
        {
            // The cube of a uniform number: few keywords are in very many documents.
            string[] nodes = [
                .. Enumerable.Range(0, Keywords).Select(_ => $"k{(int)(Vocabulary * Math.Pow(random.NextDouble(), 3)):D5}")];
            yield return new Combination { Id = IdOf(document), Year = YearOf(document, count), Nodes = nodes };
        }
    }

    private static IEnumerable<Link> Citations(int count, int links, SeededRandom random)
    {
        var targets = new List<int>(links);
        var document = 1;
        for (var i = 0; i < links; i++)
        {
            // Documents come in the order of time, each with about as many references as the others.
            while (document < count - 1 && (long)document * links < (long)i * count)
                document++;
            var target = targets.Count > 0 && random.NextDouble() < 0.5 ? targets[random.Next(targets.Count)]
                : random.Next(document);
            targets.Add(target);
            yield return new Link { Citing = IdOf(document), Cited = IdOf(target) };
        }
    }

    /// <summary>The number of documents grows with the square of time.</summary>
    private static int YearOf(int document, int count) => 1960 + (int)(60 * Math.Sqrt((double)document / count));

    private static string IdOf(int document) => $"W{document * 7919L % 2147483647:D10}";

    private sealed record DatedId
    {
        public string Id { get; set; } = "";

        public int Year { get; set; }
    }

    private sealed record Combination
    {
        public string Id { get; set; } = "";

        public int Year { get; set; }

        public IReadOnlyList<string> Nodes { get; set; } = [];
    }

    private sealed record Link
    {
        public string Citing { get; set; } = "";

        public string Cited { get; set; } = "";
    }
}
