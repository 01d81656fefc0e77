using CsCheck;
using DeepInnovation.Hypergraphs.Innovation;

namespace DeepInnovation.Hypergraphs.Tests.Innovation;

public sealed class DisruptionIndexTests
{
    /// <summary>
    /// The worked example in the README of the cdindex package by R. Funk: 4Z (here e) of 1995 cites four documents. Of the later
    /// ones, h, i and k cite e alone (n_i = 3), g and j cite e and a reference (n_j = 2), f cites a reference alone (n_k = 1).
    /// (3 - 2) / (3 + 2 + 1) = 1/6, the 0.1667 of the package.
    /// </summary>
    [Fact]
    public void The_worked_example_of_the_authors_package_is_one_sixth()
    {
        var graph = RandomCitations.Parse(
            "a1992 b1992 c1993 d1993 e1995 f1997 g1998 h1999 i1999 j1998 k1997", "ec ea eb ed fc gc ge he ie je jb jd ke");
        var focal = graph.Ids.ToList().IndexOf("e");
        Assert.Equal(new Disruption(3, 2, 1, true), DisruptionIndex.OfAll(graph, DisruptionIndex.FiveYears)[focal]);
        Assert.Equal(1.0 / 6, DisruptionIndex.OfAll(graph, DisruptionIndex.FiveYears)[focal].Value!.Value, 1e-15);
        // Three years: h and i of 1999 fall away, k of 1997 and g, j of 1998 stay: (1 - 2) / (1 + 2 + 1).
        Assert.Equal(-0.25, DisruptionIndex.OfAll(graph, 3)[focal].Value);
        Assert.Equal(1.0 / 6, DisruptionIndex.OfAll(graph)[focal].Value!.Value, 1e-15);
    }

    [Fact]
    public void The_ends_are_minus_one_and_one_and_what_has_no_reference_or_no_successor_has_none()
    {
        // b cites a; c and d of later years cite b. They cite a too: -1. They do not: 1.
        Assert.Equal(-1, At("a2000 b2001 c2002 d2003", "ba cb ca db da", "b"));
        Assert.Equal(1, At("a2000 b2001 c2002 d2003", "ba cb db", "b"));
        Assert.Null(At("a2000 b2001 c2002 d2003", "ba cb db", "a")); // no reference: 1 would be want of data
        Assert.Null(At("a2000 b2001 c2002 d2003", "ba cb db", "d")); // nothing later
        Assert.Null(At("a2000 b2001 c2001", "ba cb ca", "b")); // the same year is not later
    }

    [Fact]
    public void DI_sees_what_CD5_does_not_yet()
    {
        // Within five years of b (2001 to 2006) only c, which cites both: -1. By 2010 also d and e,
        // which cite b alone: (2 - 1) / 3.
        var graph = RandomCitations.Parse("a2000 b2001 c2006 d2007 e2010", "ba cb ca db eb");
        Assert.Equal(-1, DisruptionIndex.OfAll(graph, 5)[1].Value);
        Assert.Equal(1.0 / 3, DisruptionIndex.OfAll(graph)[1].Value!.Value, 1e-15);
    }

    [Fact]
    public void Counts_equal_sets_built_by_brute_force()
    {
        Gen.Select(RandomCitations.Graphs, Gen.Int[1, 9], Gen.Bool).Sample((input, window, whole) =>
        {
            var graph = input.Graph;
            var found = DisruptionIndex.OfAll(graph, whole ? null : window, maxThreads: 2);
            Assert.Equal(DisruptionIndex.OfAll(graph, whole ? null : window, maxThreads: 1), found);
            for (var focal = 0; focal < graph.DocumentCount; focal++)
            {
                var (i, j, k) = (0, 0, 0);
                for (var other = 0; other < graph.DocumentCount; other++)
                {
                    var age = graph.Years[other] - graph.Years[focal];
                    if (age < 1 || (!whole && age > window))
                        continue;
                    var cites = graph.References(other).Contains(focal);
                    var shares = graph.References(other).ToArray().Intersect(graph.References(focal).ToArray()).Any();
                    (i, j, k) = (i + (cites && !shares ? 1 : 0), j + (cites && shares ? 1 : 0), k + (!cites && shares ? 1 : 0));
                }

                Assert.Equal(new Disruption(i, j, k, graph.References(focal).Length > 0), found[focal]);
            }
        }, seed: "000000000000", iter: 500, threads: 1);
    }

    [Fact]
    public void A_window_without_years_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DisruptionIndex.OfAll(RandomCitations.Parse("a2000", ""), 0));

    private static double? At(string documents, string citations, string id)
    {
        var graph = RandomCitations.Parse(documents, citations);
        return DisruptionIndex.OfAll(graph)[graph.Ids.ToList().IndexOf(id)].Value;
    }
}
