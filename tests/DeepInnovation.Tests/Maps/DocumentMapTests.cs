using DeepInnovation.Core.Documents;
using DeepInnovation.Maps;

namespace DeepInnovation.Tests.Maps;

/// <summary>Maps of documents, against numbers counted by hand.</summary>
public sealed class DocumentMapTests
{
    private static readonly MapCorpus Corpus = new MapCorpus()
        .Paper("a", 2010, "US", true, "cs", "k1", "k2")
        .Paper("b", 2010, "US", false, "cs")
        .Paper("c", 2010, "CN", true, "physics", "k1")
        .Paper("d", 2011, null, true)
        .Paper("e", null, "CN", false, "cs", "k1")
        .Patent("a", 2011, "CN", true, "G06N3/08", "A61B5/00") // one id in both kinds: ids are unique within their kind
        .Patent("g", 2011, "CN", true, "Y02T10/40", "h04l9/00", "G06N3/08")
        .Patent("h", 2012, "US", false)
        .Patent("i", 2012, null, true, "Y10S706/00");

    [Fact]
    public void The_trend_counts_each_kind_and_year_and_the_unknown_year_last()
    {
        YearlyTrend[] expected =
        [
            new() { Kind = DocumentKind.Paper, Year = 2010, Documents = 3, AiDocuments = 2, AiShare = 2.0 / 3, Described = 2 },
            new() { Kind = DocumentKind.Paper, Year = 2011, Documents = 1, AiDocuments = 1, AiShare = 1, Described = 0 },
            new() { Kind = DocumentKind.Paper, Year = null, Documents = 1, AiDocuments = 0, AiShare = 0, Described = 1 },
            new() { Kind = DocumentKind.Patent, Year = 2011, Documents = 2, AiDocuments = 2, AiShare = 1, Described = 2 },
            new() { Kind = DocumentKind.Patent, Year = 2012, Documents = 2, AiDocuments = 1, AiShare = 0.5, Described = 1 },
        ];
        Assert.Equal(expected, Corpus.Draw(YearlyTrend.Map));
    }

    [Fact]
    public void Countries_come_by_AI_documents_and_the_unknown_one_last()
    {
        CountryShare[] expected =
        [
            // ties: CN before US
            new() { Kind = DocumentKind.Paper, Country = "CN", Documents = 2, AiDocuments = 1, AiShare = 0.5 },
            new() { Kind = DocumentKind.Paper, Country = "US", Documents = 2, AiDocuments = 1, AiShare = 0.5 },
            new() { Kind = DocumentKind.Paper, Country = null, Documents = 1, AiDocuments = 1, AiShare = 1 },
            new() { Kind = DocumentKind.Patent, Country = "CN", Documents = 2, AiDocuments = 2, AiShare = 1 },
            new() { Kind = DocumentKind.Patent, Country = "US", Documents = 1, AiDocuments = 0, AiShare = 0 },
            new() { Kind = DocumentKind.Patent, Country = null, Documents = 1, AiDocuments = 1, AiShare = 1 },
        ];
        Assert.Equal(expected, Corpus.Draw(CountryShare.Map));
    }

    [Fact]
    public void A_patent_counts_once_in_the_section_of_its_first_symbol_from_A_to_H()
    {
        FieldShare[] expected =
        [
            new() { Kind = DocumentKind.Paper, Field = "cs", Documents = 3, AiDocuments = 1, AiShare = 1.0 / 3 },
            new() { Kind = DocumentKind.Paper, Field = "physics", Documents = 1, AiDocuments = 1, AiShare = 1 },
            new() { Kind = DocumentKind.Paper, Field = null, Documents = 1, AiDocuments = 1, AiShare = 1 },
            new() { Kind = DocumentKind.Patent, Field = "G", Documents = 1, AiDocuments = 1, AiShare = 1 },
            // Y passed over, lower case read
            new() { Kind = DocumentKind.Patent, Field = "H", Documents = 1, AiDocuments = 1, AiShare = 1 },
            // none at all, and Y alone
            new() { Kind = DocumentKind.Patent, Field = null, Documents = 2, AiDocuments = 1, AiShare = 0.5 },
        ];
        Assert.Equal(expected, Corpus.Draw(FieldShare.Map));
    }

    [Fact]
    public void Leaders_are_ranked_by_period_ties_share_a_rank_and_the_unknown_country_has_none()
    {
        CountryLeader[] expected =
        [
            new()
            {
                Period = "all",
                Country = "CN",
                AiPapers = 1,
                PaperRank = 1,
                AiPatents = 2,
                PatentRank = 1,
                RankDifference = 0,
            },
            new() { Period = "all", Country = "US", AiPapers = 1, PaperRank = 1, AiPatents = 0 },
            new() { Period = "all", Country = null, AiPapers = 1, AiPatents = 1 },
            new()
            {
                Period = "2010s",
                Country = "CN",
                AiPapers = 1,
                PaperRank = 1,
                AiPatents = 2,
                PatentRank = 1,
                RankDifference = 0,
            },
            new() { Period = "2010s", Country = "US", AiPapers = 1, PaperRank = 1, AiPatents = 0 },
            new() { Period = "2010s", Country = null, AiPapers = 1, AiPatents = 1 },
        ];
        Assert.Equal(expected, Corpus.Draw(CountryLeader.Map));
    }

    [Fact]
    public void Ranks_after_a_tie_skip_and_decades_and_the_unknown_year_stand_apart()
    {
        var corpus = new MapCorpus()
            .Paper("p1", 1999, "DE", true).Paper("p2", 1999, "DE", true)
            .Paper("p3", 2000, "FR", true).Paper("p4", 2000, "JP", true)
            .Paper("p5", null, "JP", true).Paper("p6", 2009, "FR", true)
            .Patent("q1", 1999, "JP", true).Patent("q2", 2000, "KR", true)
            .Patent("q3", 2000, "KR", true).Patent("q4", 2000, "DE", true);
        var leaders = corpus.Draw(CountryLeader.Map);
        Assert.Equal(
            ["all DE 2 1 1 2 1", "all JP 2 1 1 2 1", "all FR 2 1 0  ", "all KR 0  2 1 ",
             "1990s DE 2 1 0  ", "1990s JP 0  1 1 ",
             "2000s FR 2 1 0  ", "2000s JP 1 2 0  ", "2000s KR 0  2 1 ", "2000s DE 0  1 2 ",
             "unknown JP 1 1 0  "],
            leaders.Select(
                l => $"{l.Period} {l.Country} {l.AiPapers} {l.PaperRank} {l.AiPatents} {l.PatentRank} {l.RankDifference}"));
    }

    [Fact]
    public void An_unknown_country_with_the_most_documents_pushes_nobody_down()
    {
        var corpus = new MapCorpus()
            .Paper("p1", 2000, null, true).Paper("p2", 2000, null, true).Paper("p3", 2000, "US", true)
            .Patent("q1", 2000, null, true).Patent("q2", 2000, null, true).Patent("q3", 2000, "US", true);
        var leaders = corpus.Draw(CountryLeader.Map).Where(l => l.Period == "all").ToList();
        Assert.Equal(new CountryLeader
        {
            Period = "all",
            Country = "US",
            AiPapers = 1,
            PaperRank = 1,
            AiPatents = 1,
            PatentRank = 1,
            RankDifference = 0,
        }, leaders[0]);
        Assert.Equal(new CountryLeader { Period = "all", Country = null, AiPapers = 2, AiPatents = 2 }, leaders[1]);
    }

    [Fact]
    public void Empty_tables_give_empty_maps()
    {
        var empty = new MapCorpus();
        Assert.Empty(empty.Draw(YearlyTrend.Map));
        Assert.Empty(empty.Draw(CountryShare.Map));
        Assert.Empty(empty.Draw(FieldShare.Map));
        Assert.Empty(empty.Draw(YearlyNovelty.Map));
        Assert.Empty(empty.Draw(TransferLag.Map));
        Assert.Empty(empty.Draw(CountryLeader.Map));
        Assert.Empty(empty.Draw(CountryFlow.Map));
    }
}
