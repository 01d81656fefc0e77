using System.Globalization;
using CsCheck;
using DeepInnovation.Hypergraphs.Innovation;

namespace DeepInnovation.Hypergraphs.Tests.Innovation;

/// <summary>Small citation tables with everything that may stand in one, and their graphs. Document i has the id "i".</summary>
internal sealed record RandomCitations(int[] Years, (int Citing, int Cited)[] Rows, CitationGraph Graph)
{
    public static Gen<RandomCitations> Graphs { get; } =
        Gen.Int[2000, 2008].Array[1, 14].SelectMany(years =>
            Gen.Select(Gen.Int[0, years.Length - 1], Gen.Int[0, years.Length - 1]).Array[0, 90].Select(rows =>
                new RandomCitations(years, rows, Build(years, rows))));

    public static CitationGraph Build(int[] years, (int Citing, int Cited)[] rows)
    {
        var builder = new CitationGraphBuilder(years.Select((year, i) => (Id(i), year)));
        foreach (var (citing, cited) in rows)
            builder.Add(Id(citing), Id(cited));
        return builder.Build();
    }

    /// <summary>
    /// A graph from text: "a2000 b2001" for the documents (one letter, then the year) and "ba ca" for who cites whom.
    /// </summary>
    public static CitationGraph Parse(string documents, string citations)
    {
        var builder = new CitationGraphBuilder(
            documents.Split(' ').Select(d => (d[..1], int.Parse(d[1..], CultureInfo.InvariantCulture))));
        foreach (var pair in citations.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            builder.Add(pair[..1], pair[1..]);
        return builder.Build();
    }

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);
}
