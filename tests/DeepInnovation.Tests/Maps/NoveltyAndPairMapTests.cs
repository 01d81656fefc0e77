using DeepInnovation.Core.Documents;
using DeepInnovation.Hypergraphs.Novelty;
using DeepInnovation.Maps;

namespace DeepInnovation.Tests.Maps;

/// <summary>Maps of novelty and of pairs, against numbers computed by hand.</summary>
public sealed class NoveltyAndPairMapTests
{
    private static readonly MapCorpus Corpus = new MapCorpus()
        .Paper("p1", 2010, "US", true).Paper("p2", 2010, "US", true).Paper("p3", 2011, null, true)
        .Paper("p4", 2012, "US", true).Paper("p5", null, "US", true).Paper("p6", 2012, "US", false)
        .Patent("q1", 2010, "CN", true).Patent("q2", 2013, "CN", true).Patent("q3", 2013, null, true)
        .Pair("p1", "q1", 0.5f, 2010, 2010).Pair("p1", "q2", 0.25f, 2010, 2013, rank: 2)
        .Pair("p2", "q2", 0.75f, 2010, 2013)
        .Pair("p3", "q3", 0.5f, 2011, 2013)
        .Pair("p4", "q2", 1f, 2012, 2013);

    [Fact]
    public void Lags_count_the_best_patent_alone_and_papers_without_one_last()
    {
        TransferLag[] expected =
        [
            new() { LagYears = 0, Papers = 1, MeanSimilarity = 0.5 },
            new() { LagYears = 1, Papers = 1, MeanSimilarity = 1 },
            new() { LagYears = 2, Papers = 1, MeanSimilarity = 0.5 },
            new() { LagYears = 3, Papers = 1, MeanSimilarity = 0.75 },
            new() { LagYears = null, Papers = 1, MeanSimilarity = null }, // p5; p6 is not AI
        ];
        Assert.Equal(expected, Corpus.Draw(TransferLag.Map));
    }

    [Fact]
    public void Flows_go_from_the_papers_country_to_the_patents_office()
    {
        CountryFlow[] expected =
        [
            new() { PaperCountry = "US", PatentCountry = "CN", Pairs = 3, MeanSimilarity = 0.75, MeanLagYears = 4.0 / 3 },
            new() { PaperCountry = null, PatentCountry = null, Pairs = 1, MeanSimilarity = 0.5, MeanLagYears = 2 },
        ];
        Assert.Equal(expected, Corpus.Draw(CountryFlow.Map));
    }

    [Fact]
    public void Mean_novelty_has_its_count_and_standard_error()
    {
        var corpus = new MapCorpus
        {
            Novelty =
            [
                new DocumentNovelty { Id = "a", Kind = DocumentKind.Patent, Year = 2016, Content = 10, Context = 4 },
                new DocumentNovelty { Id = "b", Kind = DocumentKind.Patent, Year = 2016, Content = 12, Context = null },
                new DocumentNovelty { Id = "c", Kind = DocumentKind.Patent, Year = 2016, Content = 14 },
                new DocumentNovelty { Id = "d", Kind = DocumentKind.Patent, Year = 2016 },
                new DocumentNovelty { Id = "e", Kind = DocumentKind.Paper, Year = 2017 },
            ],
        };
        var rows = corpus.Draw(YearlyNovelty.Map);
        Assert.Equal(new YearlyNovelty { Kind = DocumentKind.Paper, Year = 2017, Documents = 1 }, rows[0]);
        Assert.Equal((4, 3, 1), (rows[1].Documents, rows[1].ContentCount, rows[1].ContextCount));
        Assert.Equal(12, rows[1].ContentMean);
        Assert.Equal(2 / Math.Sqrt(3), rows[1].ContentStandardError!.Value, 1e-12); // deviation 2: squares 4 + 0 + 4 over n - 1
        Assert.Equal(4, rows[1].ContextMean);
        Assert.Null(rows[1].ContextStandardError);
    }
}
